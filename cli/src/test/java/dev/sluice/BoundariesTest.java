package dev.sluice;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.sluice.domain.cutover.Site;
import dev.sluice.domain.routing.Arm;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom, over all modules. */
class BoundariesTest {

    private static final String[] FUNCTIONS = {
        "dev.sluice.invalidation..", "dev.sluice.cutover..", "dev.sluice.rollback.."
    };

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
                .resideInAnyPackage(concat(FUNCTIONS, "dev.sluice.rehearsal..", "dev.sluice.cli..")));
    }

    @Test
    void functions_know_neither_the_rehearsal_nor_the_command_line() {
        check(noClasses()
                .that()
                .resideInAnyPackage(FUNCTIONS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sluice.rehearsal..", "dev.sluice.cli.."));
    }

    @Test
    void functions_do_not_know_each_other() {
        for (var function : FUNCTIONS) {
            check(noClasses()
                    .that()
                    .resideInAPackage(function)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(FUNCTIONS).and(not(resideInAPackage(function)))));
        }
    }

    /** What must work when all else fails is small, and does not fail with the rest. */
    @Test
    void a_rollback_knows_of_cutovers_only_whose_site_it_is() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.sluice.rollback..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "dev.sluice.domain.cutover..",
                                "dev.sluice.domain.judge..",
                                "dev.sluice.domain.preflight..",
                                "tools.jackson.databind..")
                        .and(not(type(Site.class)))));
    }

    @Test
    void the_simulation_does_not_lean_on_the_domain_it_tests() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sluice.rehearsal.aws..",
                        "dev.sluice.rehearsal.cloudfront..",
                        "dev.sluice.rehearsal.cloudwatch..",
                        "dev.sluice.rehearsal.lambda..",
                        "dev.sluice.rehearsal.resolvers..",
                        "dev.sluice.rehearsal.route53..",
                        "dev.sluice.rehearsal.s3..",
                        "dev.sluice.rehearsal.scheduler..",
                        "dev.sluice.rehearsal.sns..",
                        "dev.sluice.rehearsal.sqs..",
                        "dev.sluice.rehearsal.states..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(concat(FUNCTIONS, "dev.sluice.domain..", "dev.sluice.aws..")));
    }

    @Test
    void the_users_of_the_simulation_know_which_arm_they_are_on_and_nothing_else_of_the_domain() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.sluice.rehearsal.traffic..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(concat(FUNCTIONS, "dev.sluice.domain..", "dev.sluice.aws.."))
                        .and(not(type(Arm.class)))));
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

    private static String[] concat(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static void check(ArchRule rule) {
        rule.check(SLUICE);
    }
}
