package dev.kontor.activity;

import dev.kontor.platform.problem.ErrorCode;

/** Errors that only activity-service answers. */
public enum ActivityError implements ErrorCode {
    TASK_CLOSED("task-closed", 409, "The task is done or cancelled"),
    MEETING_CANCELLED("meeting-cancelled", 409, "The meeting is cancelled"),
    MEMBERSHIP_NOT_PLANNED("membership-not-planned", 409, "The membership was not planned here"),
    TOO_MANY_MEMBERSHIPS("too-many-memberships", 409, "The member has as many planned memberships as a member may"),
    HAND_OVER_RUNNING("hand-over-running", 409, "Records of this owner are being handed over already"),
    HAND_OVER_NOT_COMPLETED("hand-over-not-completed", 409, "The hand-over is not where it could be undone"),
    UNDO_OVER("undo-over", 409, "The time to undo is over"),
    FORMER_OWNER_LEFT("former-owner-left", 409, "The former owner is no active member of staff"),
    ADMINISTRATION_LOCKED_OUT("administration-locked-out", 409, "Administrators would lose the say over access");

    private final String code;
    private final int status;
    private final String title;

    ActivityError(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
