package dev.kontor.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Locale;

/** Turns Bean Validation's paths into JSON Pointers, without the method and parameter that the client does not know. */
final class Pointers {
    private Pointers() {}

    static String of(Path path) {
        StringBuilder pointer = new StringBuilder();
        String lastParameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                lastParameter = node.getName();
            }
            if (node.isInIterable() && node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.isEmpty() ? lastParameter : pointer.toString();
    }

    /** {@code NotBlank} → {@code not-blank}. */
    static String codeOf(ConstraintViolation<?> violation) {
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
