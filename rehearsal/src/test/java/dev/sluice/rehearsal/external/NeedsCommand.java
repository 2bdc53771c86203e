package dev.sluice.rehearsal.external;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs a program. Where the program is not on the {@code PATH} the test is skipped, and in CI (environment
 * variable {@code CI=true}) it fails: there it must not go missing unseen.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("external")
@ExtendWith(CommandCondition.class)
public @interface NeedsCommand {

    /** The program, such as {@code moto_server}. */
    String value();

    /** Arguments with which it exits 0 at once when what the test needs of it is there. Without any, a look at the PATH will do. */
    String[] check() default {};

    /** How to get it. */
    String cure();
}
