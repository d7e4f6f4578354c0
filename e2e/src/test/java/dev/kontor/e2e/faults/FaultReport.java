package dev.kontor.e2e.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run did and found.
 *
 * @param seconds from the first fault to the last recovery
 * @param faults how many, by kind and target
 * @param diedWithoutFault processes that ended by themselves and were started again
 * @param standingStill connectors that did not come back by themselves, with the reason
 * @param writesAcknowledged each repeated with the same key until it was
 * @param messages facts and states on Kafka, repetitions left out
 * @param duplicatesById messages that repeat an id, as one sees them who reads what was not committed too
 * @param verified whether {@code ./kontor verify} found all equal
 */
record FaultReport(
        long seed,
        double seconds,
        Map<String, Map<String, Integer>> faults,
        List<String> diedWithoutFault,
        List<String> standingStill,
        long writesAcknowledged,
        long attemptsRepeated,
        long facts,
        long messages,
        long duplicatesById,
        List<String> lost,
        List<String> doubleEffects,
        boolean verified) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int MOST_SHOWN = 20;

    boolean isClean() {
        return standingStill.isEmpty() && lost.isEmpty() && doubleEffects.isEmpty() && verified;
    }

    int faultsInAll() {
        return faults.values().stream()
                .flatMap(targets -> targets.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    void print(PrintStream out) {
        out.printf(Locale.ROOT, "%n%d faults in %.0f s%n", faultsInAll(), seconds);
        faults.forEach((kind, targets) -> out.printf(
                Locale.ROOT,
                "  %-18s %3d   %s%n",
                kind,
                targets.values().stream().mapToInt(Integer::intValue).sum(),
                String.join(
                        ", ",
                        targets.entrySet().stream()
                                .map(target -> target.getKey() + " " + target.getValue())
                                .toList())));
        line(out, "writes acknowledged", writesAcknowledged);
        line(out, "attempts repeated", attemptsRepeated);
        line(out, "facts", facts);
        line(out, "messages", messages);
        line(out, "duplicates by id", duplicatesById);
        line(out, "died without a fault", diedWithoutFault.size());
        line(out, "connectors standing", standingStill.size());
        line(out, "lost", lost.size());
        line(out, "double effects", doubleEffects.size());
        out.printf(Locale.ROOT, "%-22s %9s%n", "./kontor verify", verified ? "equal" : "DIFFERS");
        line(out, "seed", seed);
        show(out, "died without a fault", diedWithoutFault);
        show(out, "connector standing", standingStill);
        show(out, "lost", lost);
        show(out, "double effect", doubleEffects);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        JSON.writeValue(file.toFile(), this);
    }

    private static void line(PrintStream out, String what, long figure) {
        out.printf(Locale.ROOT, "%-22s %9d%n", what + ":", figure);
    }

    private static void show(PrintStream out, String what, List<String> found) {
        found.stream().limit(MOST_SHOWN).forEach(one -> out.println("  " + what + ": " + one));
        if (found.size() > MOST_SHOWN) {
            out.println("  … and " + (found.size() - MOST_SHOWN) + " more, in the file");
        }
    }
}
