package dev.sluice.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {

    private static final String HEADER = "key\tetag\tsize\n";

    @TempDir
    private Path folder;

    @Test
    void a_folder_is_compared_by_content() throws IOException {
        var before =
                write("before.tsv", HEADER + "index.html\t5d41402abc4b2a76b9719d911017c592\t5\nlogo.svg\tother\t3\n");
        write("site/index.html", "hello");
        write("site/logo.svg", "new");

        var run = CommandLineRun.of(
                "plan",
                "--json",
                "--before",
                before,
                "--after",
                folder.resolve("site").toString());

        assertThat(run.json().get("paths").toString()).isEqualTo("[\"/logo.svg\"]");
    }

    @Test
    void keys_of_a_folder_are_separated_by_slashes() throws IOException {
        var before = write("before.tsv", HEADER);
        write("site/docs/guide/index.html", "hello");

        var run = CommandLineRun.of(
                "plan",
                "--json",
                "--before",
                before,
                "--after",
                folder.resolve("site").toString());

        assertThat(run.json().get("skipped").get("new").intValue()).isEqualTo(1);
    }

    @Test
    void a_deleted_object_is_purged_and_a_new_one_is_not() throws IOException {
        var before = write("before.tsv", HEADER + "old.txt\ta\t1\n");
        var after = write("after.tsv", HEADER + "new.txt\tb\t1\n");

        var run = CommandLineRun.of("plan", "--json", "--before", before, "--after", after);

        assertThat(run.json().get("paths").toString()).isEqualTo("[\"/old.txt\"]");
        assertThat(run.json().get("changed").intValue()).isEqualTo(1);
        assertThat(run.json().get("skipped").get("new").intValue()).isEqualTo(1);
    }

    @Test
    void a_versioned_name_whose_content_changed_is_purged_with_a_warning() throws IOException {
        var before = write("before.tsv", HEADER + "assets/index-DYIkqkhu.js\ta\t1\nx.txt\tc\t1\n");
        var after = write("after.tsv", HEADER + "assets/index-DYIkqkhu.js\tb\t1\nx.txt\tc\t1\n");

        var run = CommandLineRun.of("plan", "--json", "--before", before, "--after", after);

        assertThat(run.json().get("paths").toString()).isEqualTo("[\"/assets/index-DYIkqkhu.js\"]");
        assertThat(run.json().get("warnings").get(0).stringValue())
                .contains("assets/index-DYIkqkhu.js looks versioned");
    }

    @Test
    void another_size_is_another_content() throws IOException {
        var before = write("before.tsv", HEADER + "a.txt\ta\t1\nb.txt\tb\t1\n");
        var after = write("after.tsv", HEADER + "a.txt\ta\t2\nb.txt\tb\t1\n");

        var run = CommandLineRun.of("plan", "--json", "--before", before, "--after", after);

        assertThat(run.json().get("paths").toString()).isEqualTo("[\"/a.txt\"]");
    }

    @Test
    void nothing_changed_means_nothing_to_purge() throws IOException {
        var site = write("site.tsv", HEADER + "index.html\ta\t1\n");

        var run = CommandLineRun.of("plan", "--before", site, "--after", site);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Nothing to purge.");
    }

    @Test
    void paths_are_encoded_the_way_cloudfront_wants_them() throws IOException {
        var before = write("before.tsv", HEADER + "docs/a b+ä~?.txt\ta\t1\nkept.txt\tc\t1\n");
        var after = write("after.tsv", HEADER + "docs/a b+ä~?.txt\tb\t1\nkept.txt\tc\t1\n");

        var run = CommandLineRun.of("plan", "--json", "--before", before, "--after", after);

        assertThat(run.json().get("paths").get(0).stringValue()).isEqualTo("/docs/a%20b+%C3%A4%7E%3F.txt");
    }

    @Test
    void windows_line_ends_and_blank_lines_are_fine() throws IOException {
        var before = write("before.tsv", "key\tetag\tsize\r\nindex.txt\ta\t1\r\n\r\n");
        var after = write("after.tsv", HEADER + "index.txt\ta\t1");

        var run = CommandLineRun.of("plan", "--json", "--before", before, "--after", after);

        assertThat(run.json().get("skipped").get("unchanged").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    index.html<TAB>a            | line 3: expected "key<TAB>etag<TAB>size", found "index.html<TAB>a"
                    index.html<TAB>a<TAB>1<TAB>x| line 3: expected "key<TAB>etag<TAB>size"
                    index.html<TAB>a<TAB>one    | line 3: the size must be a number of bytes, not "one"
                    index.html<TAB>a<TAB>-1     | line 3: the size must be a number of bytes, not "-1"
                    index.html<TAB>a<TAB>       | line 3: the size must be a number of bytes, not ""
                    <TAB>a<TAB>1                | line 3: the key is empty
                    index.html<TAB><TAB>1       | line 3: the ETag is empty
                    first.txt<TAB>a<TAB>1       | lists the key "first.txt" twice
                    """)
    void a_bad_line_is_named(String line, String problem) throws IOException {
        var bad = write("bad.tsv", HEADER + "first.txt\ta\t1\n" + line.replace("<TAB>", "\t") + "\n");

        var run = CommandLineRun.of("plan", "--before", bad, "--after", bad);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bad.tsv").contains(problem).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html\ta\t1\n", "name\tetag\tsize\n"})
    void a_missing_header_is_named(String text) throws IOException {
        var bad = write("bad.tsv", text);

        var run = CommandLineRun.of("plan", "--before", bad, "--after", bad);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bad.tsv, line 1: the header must be \"key<TAB>etag<TAB>size\"");
    }

    @Test
    void an_empty_file_is_no_manifest() throws IOException {
        var empty = write("empty.tsv", "");

        var run = CommandLineRun.of("plan", "--before", empty, "--after", empty);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("empty.tsv is empty");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var missing = folder.resolve("missing.tsv").toString();

        var run = CommandLineRun.of("plan", "--before", missing, "--after", missing);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no " + missing).hasLineCount(1);
    }

    @Test
    void a_key_cloudfront_cannot_take_is_named() throws IOException {
        var key = "long/" + "x".repeat(4_000);
        var before = write("before.tsv", HEADER + key + "\ta\t1\n");
        var after = write("after.tsv", HEADER + key + "\tb\t1\n");

        var run = CommandLineRun.of("plan", "--before", before, "--after", after);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(key).contains("at most 4,000").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"0", "3001", "-5"})
    void a_budget_out_of_range_is_refused(String maxPaths) throws IOException {
        var site = write("site.tsv", HEADER);

        var run = CommandLineRun.of("plan", "--before", site, "--after", site, "--max-paths", maxPaths);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(maxPaths).contains("1 to 3,000").hasLineCount(1);
    }

    @Test
    void a_bad_glob_is_quoted() throws IOException {
        var site = write("site.tsv", HEADER);

        var run = CommandLineRun.of("plan", "--before", site, "--after", site, "--never-versioned", "/x/**");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("\"/x/**\"").hasLineCount(1);
    }

    @Test
    void people_may_say_which_names_are_versioned() throws IOException {
        var before = write("before.tsv", HEADER + "cdn/a.txt\ta\t1\n");
        var after = write("after.tsv", HEADER + "cdn/b.txt\tb\t1\n");

        var run = CommandLineRun.of(
                "plan", "--json", "--before", before, "--after", after, "--always-versioned", "cdn/**");

        assertThat(run.json().get("skipped").get("versioned").intValue()).isEqualTo(2);
    }

    @Test
    void an_option_that_is_missing_is_named_in_one_line() {
        var run = CommandLineRun.of("plan", "--before", "x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--after").contains("sluice plan --help").hasLineCount(1);
    }

    private String write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }
}
