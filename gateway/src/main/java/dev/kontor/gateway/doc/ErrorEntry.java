package dev.kontor.gateway.doc;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An entry of the error catalogue.
 *
 * @param advice what a caller can do
 */
@Schema(name = "ErrorDescription")
public record ErrorEntry(String code, int status, String title, String advice) {}
