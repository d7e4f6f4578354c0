package dev.kontor.contacts;

import dev.kontor.platform.problem.ErrorCode;

/** Errors that only contacts-service answers. */
public enum ContactsError implements ErrorCode {
    DUPLICATE_CANDIDATES("duplicate-candidates", 409, "A record with the same number, address or tax id exists");

    private final String code;
    private final int status;
    private final String title;

    ContactsError(String code, int status, String title) {
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
