package dev.kontor.platformtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.kontor.platform.outbox.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every aggregate's table is audited, or a migration says in a comment {@code not audited: <table>} and why. */
final class AuditedTables {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern TOLD = Pattern.compile("(?:audit_table\\('|not audited: )(\\w+)");

    private AuditedTables() {}

    static void verify(JavaClasses service) {
        Set<String> aggregates = service.stream()
                .filter(type -> type.isAnnotatedWith(Entity.class) && type.isAssignableTo(Aggregate.class))
                .map(AuditedTables::table)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!aggregates.isEmpty()) {
            assertThat(told())
                    .as("tables of which a migration says whether they are audited")
                    .containsAll(aggregates);
        }
    }

    private static String table(JavaClass type) {
        return type.tryGetAnnotationOfType(Table.class)
                .map(Table::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> type.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT));
    }

    private static List<String> told() {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.flatMap(AuditedTables::tables).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> tables(Path migration) {
        try {
            return TOLD.matcher(Files.readString(migration)).results().map(found -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
