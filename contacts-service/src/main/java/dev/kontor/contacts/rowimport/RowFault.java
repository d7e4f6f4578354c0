package dev.kontor.contacts.rowimport;

import dev.kontor.platform.imports.RowOutcome;
import dev.kontor.platform.problem.FieldError;
import dev.kontor.platform.problem.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Applies to a row the same rules as to a request, and turns the first breach into an error row. */
public final class RowFault {
    private static final String INVALID = "invalid";

    private RowFault() {}

    /**
     * What the work gives, or a {@link RowOutcome.Failed}.
     *
     * @param column finds the column of a JSON Pointer into the details
     */
    public static Object check(
            Supplier<Object> work, Validator validator, Record details, Function<String, @Nullable String> column) {
        for (ConstraintViolation<Record> violation : validator.validate(details)) {
            String pointer = pointer(violation.getPropertyPath().toString());
            return RowOutcome.failed(column.apply(pointer), INVALID, violation.getMessage());
        }
        try {
            return work.get();
        } catch (Problem problem) {
            return failed(problem, column);
        }
    }

    /** The first fault of a problem as an error row. */
    public static RowOutcome failed(Problem problem, Function<String, @Nullable String> column) {
        FieldError error = problem.errors().isEmpty() ? null : problem.errors().get(0);
        return error == null
                ? RowOutcome.failed(null, problem.code().code(), problem.detail())
                : RowOutcome.failed(column.apply(error.pointer()), error.code(), error.message());
    }

    /** {@code emails[0].address} → {@code /emails/0/address}. */
    private static String pointer(String path) {
        return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
    }
}
