package dev.kontor.gateway.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One fault in the request, as the services tell it.
 *
 * @param pointer the name of a query parameter or header
 * @param code stable kebab-case code of the fault
 * @param message for people
 */
@Schema(name = "FieldError")
public record FieldError(String pointer, String code, String message) {}
