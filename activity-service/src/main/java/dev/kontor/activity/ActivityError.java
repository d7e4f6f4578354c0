package dev.kontor.activity;

import dev.kontor.platform.problem.ErrorCode;

/** Errors that only activity-service answers. */
public enum ActivityError implements ErrorCode {
    TASK_CLOSED("task-closed", 409, "The task is done or cancelled"),
    MEETING_CANCELLED("meeting-cancelled", 409, "The meeting is cancelled");

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
