package dev.kontor.contacts.person;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A post, with its time: {@code from} and {@code to} are inclusive dates, null where open. */
@Schema(name = "Affiliation")
public record AffiliationView(
        UUID id,
        UUID personId,
        UUID organisationId,
        String role,
        @Nullable String title,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean primary) {}
