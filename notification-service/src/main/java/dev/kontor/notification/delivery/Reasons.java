package dev.kontor.notification.delivery;

/** Codes that say why a delivery failed or waits, the same in the log and in the facts. */
public final class Reasons {
    /** Its last useful moment has passed: a meeting has begun, a birthday is over. */
    public static final String EXPIRED = "expired";
    /** Nobody could be found who should get it. */
    public static final String NO_RECIPIENT = "no-recipient";
    /** The recipient has no address of this channel. */
    public static final String NO_ADDRESS = "no-address";
    /** The recipient's address is not one. */
    public static final String BAD_ADDRESS = "bad-address";
    /** The recipient is not in our copy of the staff yet. */
    public static final String RECIPIENT_UNKNOWN = "recipient-unknown";
    /** The recipient has left the company. */
    public static final String RECIPIENT_LEFT = "recipient-left";
    /** What it is about is not in our copies. */
    public static final String SUBJECT_UNKNOWN = "subject-unknown";
    /** The template asks for something that this letter does not know. */
    public static final String MISSING_DATA = "missing-data";
    /** The letter could not be composed for another reason. */
    public static final String NOT_COMPOSED = "not-composed";
    /** The server cannot be reached, or broke off. */
    public static final String UNREACHABLE = "unreachable";
    /** The server did not answer in time: it may have taken the letter. */
    public static final String TIMED_OUT = "timed-out";
    /** The server refuses us, not the letter: our credentials are wrong. */
    public static final String NOT_AUTHORISED = "not-authorised";
    /** The server said not now. */
    public static final String REFUSED_FOR_NOW = "refused-for-now";
    /** The server said never. */
    public static final String REFUSED = "refused";
    /** Workers died with it again and again. */
    public static final String ABANDONED = "abandoned";

    private Reasons() {}
}
