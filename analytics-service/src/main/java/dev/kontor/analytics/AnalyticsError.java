package dev.kontor.analytics;

import dev.kontor.platform.problem.ErrorCode;

/** Errors of this service alone. */
public enum AnalyticsError implements ErrorCode {
    SLA_POLICY_CODE_TAKEN("sla-policy-code-taken", 409, "Another policy has this code");

    private final String code;
    private final int status;
    private final String title;

    AnalyticsError(String code, int status, String title) {
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
