package dev.sluice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who may know whom, over all modules. */
class BoundariesTest {

    private static final JavaClasses SLUICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.sluice");

    @Test
    void the_domain_knows_the_jdk_and_itself() {
        check(classes()
                .that()
                .resideInAPackage("dev.sluice.domain..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("java..").or(resideInAPackage("dev.sluice.domain.."))));
    }

    @Test
    void only_the_adapters_and_the_simulation_know_the_sdk() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.sluice.aws..", "dev.sluice.rehearsal..")
                .should()
                .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.services..model..")));
    }

    @Test
    void adapters_know_the_domain_and_no_function() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.sluice.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sluice.invalidation..", "dev.sluice.rehearsal..", "dev.sluice.cli.."));
    }

    @Test
    void functions_know_neither_the_rehearsal_nor_the_command_line() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.sluice.invalidation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sluice.rehearsal..", "dev.sluice.cli.."));
    }

    @Test
    void the_simulation_does_not_lean_on_the_domain_it_tests() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sluice.rehearsal.s3..",
                        "dev.sluice.rehearsal.sqs..",
                        "dev.sluice.rehearsal.cloudfront..",
                        "dev.sluice.rehearsal.lambda..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sluice.domain.purge..", "dev.sluice.domain.names..", "dev.sluice.aws.."));
    }

    @Test
    void no_package_of_the_domain_is_part_of_a_circle() {
        check(slices().matching("dev.sluice.domain.(*)..").should().beFreeOfCycles());
    }

    @Test
    void no_module_is_part_of_a_circle() {
        check(slices().matching("dev.sluice.(*)..").should().beFreeOfCycles());
    }

    @Test
    void time_comes_from_its_port() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.sluice.domain.time..", "dev.sluice.rehearsal.world..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class));
    }

    private static void check(ArchRule rule) {
        rule.check(SLUICE);
    }
}
