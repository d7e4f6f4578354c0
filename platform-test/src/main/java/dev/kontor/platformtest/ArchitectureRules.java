package dev.kontor.platformtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.outbox.Fact;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** The shape of a service, as rules: {@code ArchitectureRules.verify("dev.kontor.deals")}. */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    public static void verify(String servicePackage) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(servicePackage);
        rules(servicePackage).forEach(rule -> rule.allowEmptyShould(true).check(service));
        PublishedEvents.verify(service, servicePackage);
    }

    private static List<ArchRule> rules(String servicePackage) {
        return List.of(
                slices().matching(servicePackage + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a feature is understood alone"),
                noClasses()
                        .that()
                        .areAnnotatedWith(Entity.class)
                        .or()
                        .areAssignableTo(Fact.class)
                        .or()
                        .areAssignableTo(Aggregate.class)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.smallrye.mutiny..",
                                "jakarta.ws.rs..",
                                "org.apache.kafka..",
                                "com.fasterxml.jackson.databind..")
                        .because("the domain knows no transport"),
                noClasses()
                        .that()
                        .resideInAPackage(servicePackage + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others(servicePackage))
                        .because("no service imports another"),
                noMethods()
                        .that()
                        .areAnnotatedWith(WithTransaction.class)
                        .should()
                        .beDeclaredInClassesThat()
                        .areAnnotatedWith(Path.class)
                        .because("a transaction is a use case's"),
                classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource"),
                methods()
                        .that()
                        .areAnnotatedWith(POST.class)
                        .should()
                        .beAnnotatedWith(RolesAllowed.class)
                        .because("every endpoint names its roles"),
                methods()
                        .that()
                        .areAnnotatedWith(POST.class)
                        .and()
                        .areNotAnnotatedWith("io.smallrye.common.annotation.Blocking")
                        .should()
                        .beAnnotatedWith(Idempotent.class)
                        .because("every POST honours Idempotency-Key"),
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Helper|Utils|Util|Manager)")
                        .because("a name tells what the thing is"));
    }

    private static String[] others(String servicePackage) {
        return List.of("contacts", "deals", "activity", "telephony", "analytics", "notification", "gateway").stream()
                .map(name -> "dev.kontor." + name)
                .filter(name -> !name.equals(servicePackage))
                .map(name -> name + "..")
                .toArray(String[]::new);
    }
}
