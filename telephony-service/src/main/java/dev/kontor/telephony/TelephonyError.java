package dev.kontor.telephony;

import dev.kontor.platform.problem.ErrorCode;

/** Errors that only telephony-service answers. */
public enum TelephonyError implements ErrorCode {
    SIGNATURE_INVALID("signature-invalid", 401, "The message's signature is missing, wrong or too old"),
    TOO_MANY_TAGS("too-many-tags", 409, "The call bears as many tags as a call may");

    private final String code;
    private final int status;
    private final String title;

    TelephonyError(String code, int status, String title) {
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
