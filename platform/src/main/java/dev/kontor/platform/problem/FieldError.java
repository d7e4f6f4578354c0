package dev.kontor.platform.problem;

/**
 * One fault in the request.
 *
 * @param pointer JSON Pointer (RFC 6901) into the body, or the name of a query parameter or header
 * @param code stable kebab-case code of the fault
 * @param message for people
 */
public record FieldError(String pointer, String code, String message) {}
