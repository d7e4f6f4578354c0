package dev.kontor.gateway.route;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that binds everything that one request causes: {@code X-Correlation-Id}. */
public final class Correlation {
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private Correlation() {}

    /** The caller's where it is a UUID, as services take it, else a new one. */
    public static String of(@Nullable String sent) {
        return sent != null && UUID.matcher(sent).matches()
                ? sent
                : IDS.generate().toString();
    }
}
