package dev.kontor.platform.rebuild;

/** Ends a rebuild without fault. */
final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Abandoned(String reason) {
        super(reason, null, false, false);
    }
}
