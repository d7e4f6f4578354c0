package dev.kontor.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was refused, without any value of it: the letter and the log live longer than a person's data may. What others' exceptions
 * say in words quotes values; their class, place and code do not.
 */
final class Reason {
    private static final int MOST_CAUSES = 20;

    private Reason() {}

    static String of(Throwable refusal) {
        if (refusal instanceof Poison) {
            return String.valueOf(refusal.getMessage());
        }
        String name = refusal.getClass().getSimpleName();
        Throwable cause = refusal;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            String place = place(cause);
            if (place != null) {
                return name + place;
            }
            cause = cause.getCause();
        }
        return name;
    }

    private static @Nullable String place(Throwable cause) {
        return switch (cause) {
            case JsonMappingException mapping -> " at " + path(mapping);
            case JsonProcessingException syntax
            when syntax.getLocation() != null ->
                " at line " + syntax.getLocation().getLineNr() + ", column "
                        + syntax.getLocation().getColumnNr();
            case PgException refused ->
                ": SQLSTATE " + refused.getSqlState() + named(" constraint ", refused.getConstraint())
                        + named(" table ", refused.getTable()) + named(" column ", refused.getColumn());
            // Of a driver that is not Vert.x's; Hibernate puts one around what Vert.x's says, which says more.
            case SQLException refused
            when !(refused.getCause() instanceof PgException) -> ": SQLSTATE " + refused.getSQLState();
            default -> null;
        };
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
    }

    private static String named(String what, @Nullable String name) {
        return name == null ? "" : what + name;
    }
}
