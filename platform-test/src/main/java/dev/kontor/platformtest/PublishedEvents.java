package dev.kontor.platformtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.kontor.platform.outbox.EventType;
import dev.kontor.platform.outbox.Fact;
import dev.kontor.platform.outbox.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds the facts that a service's code has against {@code contracts/events}: every record has its folder, every folder its record. */
final class PublishedEvents {
    private static final String STATE = ".state";

    private PublishedEvents() {}

    static void verify(JavaClasses service, String servicePackage) {
        String name = servicePackage.substring(servicePackage.lastIndexOf('.') + 1);
        Set<String> inCode = new TreeSet<>();
        for (Class<?> family : families(service)) {
            inCode.addAll(types(family));
        }
        Set<String> inContract = new TreeSet<>(folders(name));
        inContract.removeIf(type -> type.endsWith(STATE) && hasFacts(type, inCode));
        assertThat(inCode)
                .as("facts of %s in code, and the folders of contracts/events/%s", servicePackage, name)
                .isEqualTo(inContract);
    }

    /** A state needs no record of its own, but belongs to an aggregate that publishes facts. */
    private static boolean hasFacts(String state, Set<String> facts) {
        String aggregate = state.substring(0, state.length() - STATE.length()) + ".";
        return facts.stream().anyMatch(fact -> fact.startsWith(aggregate));
    }

    private static List<Class<?>> families(JavaClasses service) {
        List<Class<?>> families = new ArrayList<>();
        service.stream()
                .filter(type -> type.isAnnotatedWith(Topic.class))
                .map(JavaClass::reflect)
                .forEach(families::add);
        return families;
    }

    /** {@code kontor.deals.deal.won} for each record of the family. */
    private static List<String> types(Class<?> family) {
        Class<?>[] records = family.getPermittedSubclasses();
        assertThat(records).as("records of %s, which must be sealed", family).isNotEmpty();
        return Stream.of(records)
                .map(record -> EventType.of(record.asSubclass(Fact.class)).type())
                .map(type -> type.substring(0, type.lastIndexOf('.')))
                .toList();
    }

    private static List<String> folders(String service) {
        Path events = Contracts.root().resolve("events").resolve(service);
        if (!Files.exists(events)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(events)) {
            return folders.map(folder -> "kontor." + service + "." + folder.getFileName())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
