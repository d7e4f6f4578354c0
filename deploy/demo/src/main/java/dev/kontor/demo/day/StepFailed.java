package dev.kontor.demo.day;

/** The platform did not do what a step of the day expects of it. */
public final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StepFailed(String message) {
        super(message);
    }
}
