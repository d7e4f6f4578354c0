package dev.kontor.deals;

import dev.kontor.platform.problem.ErrorCode;

/** What the rules of selling refuse. */
public enum DealError implements ErrorCode {
    DEAL_CLOSED("deal-closed", 409, "The deal is closed"),
    STAGE_UNKNOWN("stage-unknown", 422, "The pipeline has no such stage"),
    STAGE_IN_USE("stage-in-use", 409, "Open deals stand in the stage"),
    AMOUNT_REQUIRED("amount-required", 422, "A deal is won with an amount"),
    REASON_REQUIRED("reason-required", 422, "A deal is lost for a reason"),
    TIME_IMPOSSIBLE("time-impossible", 422, "The time lies in the future or before what went before"),
    REFERENCE_UNKNOWN("reference-unknown", 422, "The record refers to one that does not exist"),
    CODE_TAKEN("code-taken", 409, "The code is taken"),
    INVOICE_ISSUED("invoice-issued", 409, "An issued invoice does not change"),
    INVOICE_NOT_PAYABLE("invoice-not-payable", 409, "The invoice does not wait for payment"),
    CURRENCY_MIXED("currency-mixed", 422, "The amounts are in different currencies"),
    PAYMENT_TOO_LARGE("payment-too-large", 422, "The payment is larger than what is open");

    private final String code;
    private final int status;
    private final String title;

    DealError(String code, int status, String title) {
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
