package dev.kontor.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses gateway = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.kontor.gateway");

    @Test
    void aFeatureIsUnderstoodAlone() {
        slices().matching("dev.kontor.gateway.(*)..").should().beFreeOfCycles().check(gateway);
    }

    @Test
    void bodiesAreNotParsedOnTheirWay() {
        noClasses()
                .that()
                .resideInAPackage("..route..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "io.vertx.core.json..")
                .check(gateway);
    }
}
