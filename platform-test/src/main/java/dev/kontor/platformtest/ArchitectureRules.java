package dev.kontor.platformtest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.kontor.platform.access.Action;
import dev.kontor.platform.access.Caller;
import dev.kontor.platform.access.DefaultPolicy;
import dev.kontor.platform.access.Owned;
import dev.kontor.platform.idempotency.Idempotent;
import dev.kontor.platform.outbox.Aggregate;
import dev.kontor.platform.outbox.Fact;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
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
        AuditedTables.verify(service);
    }

    private static final ArchCondition<JavaMethod> NAME_A_PERMISSION =
            new ArchCondition<>("name a permission of the policy") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    String named = method.tryGetAnnotationOfType(PermissionsAllowed.class)
                            .map(permissions -> String.join(" ", permissions.value()))
                            .orElse("nothing");
                    events.add(
                            new SimpleConditionEvent(method, isKnown(named), method.getFullName() + " names " + named));
                }
            };

    private static final DescribedPredicate<JavaClass> HOLD_OWNED_ROWS = DescribedPredicate.describe(
            "hold owned rows",
            repository -> repository.getInterfaces().stream()
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                    .anyMatch(type -> type.isAssignableTo(Owned.class)));

    private static boolean isKnown(String permission) {
        DefaultPolicy policy = DefaultPolicy.shipped();
        int colon = permission.indexOf(':');
        return colon > 0
                && policy.entities().contains(permission.substring(0, colon))
                && policy.actions(permission.substring(0, colon)).contains(Action.of(permission.substring(colon + 1)));
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
                        .areMetaAnnotatedWith(HttpMethod.class)
                        .should(NAME_A_PERMISSION)
                        .because("nothing is published that the access policy does not know"),
                classes()
                        .that()
                        .areAssignableTo(PanacheRepositoryBase.class)
                        .and(HOLD_OWNED_ROWS)
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(Caller.class)
                        .because("rows that belong to somebody are handed out by the row rule only"),
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
