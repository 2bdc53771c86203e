package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    private final StringWriter err = new StringWriter();

    @Test
    void a_mistake_in_sluice_is_not_taken_for_a_no() {
        var broken = new PrintWriter(new Broken() {
            @Override
            public void write(char[] text, int from, int length) {
                throw new IllegalStateException("the roof fell in\nand the walls");
            }
        });

        int exitCode = Sluice.run(broken, new PrintWriter(err, true), "help");

        assertThat(exitCode).isEqualTo(70);
        assertThat(err)
                .hasToString("sluice: internal error: java.lang.IllegalStateException: the roof fell in;"
                        + " please report it with the command" + System.lineSeparator());
    }

    @Test
    void a_failure_of_the_machine_is_not_taken_for_a_no() {
        var broken = new PrintWriter(new Broken() {
            @Override
            public void write(char[] text, int from, int length) {
                throw new StackOverflowError();
            }
        });

        int exitCode = Sluice.run(broken, new PrintWriter(err, true), "help");

        assertThat(exitCode).isEqualTo(70);
        assertThat(err.toString())
                .startsWith("sluice: internal error: java.lang.StackOverflowError;")
                .hasLineCount(1);
    }

    @Test
    void an_answer_that_could_not_be_written_is_no_answer() {
        var full = new PrintWriter(new Broken() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }
        });

        int exitCode = Sluice.run(full, new PrintWriter(err, true), "help");

        assertThat(exitCode).isEqualTo(74);
        assertThat(err.toString())
                .startsWith("sluice: the output could not be written.")
                .hasLineCount(1);
    }

    private abstract static class Broken extends Writer {
        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
