package dev.sluice;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs a command which does not come with the JDK. Where the command is missing the test is skipped; in CI
 * ({@code CI=true}) it fails.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("external")
@ExtendWith(CommandCondition.class)
public @interface NeedsCommand {

    /** The name on the PATH. */
    String value();

    /** Arguments with which it exits 0 at once when it, and what the test needs of it, is there. */
    String[] check() default "--help";

    /** How to get it. */
    String cure();
}
