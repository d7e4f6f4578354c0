package dev.kontor.platform.problem;

/** An entry of the catalogue in {@code contracts/errors.yaml}. An enum per service implements it; a test holds both together. */
public interface ErrorCode {
    /** The stable kebab-case code; also the last segment of the problem's {@code type}. */
    String code();

    /** HTTP status. */
    int status();

    /** Short, the same for every occurrence. */
    String title();
}
