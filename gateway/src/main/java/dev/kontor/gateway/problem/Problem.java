package dev.kontor.gateway.problem;

/** Thrown by the gateway's own resources: a catalogued error with what is special about this occurrence. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final GatewayError error;

    private Problem(GatewayError error, String detail) {
        super(detail, null, false, false);
        this.error = error;
    }

    public static Problem of(GatewayError error, String detail) {
        return new Problem(error, detail);
    }

    public GatewayError error() {
        return error;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
