package org.orcidcaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Where exports go, and that tokens in clear go nowhere else (faults.md row 79). */
class ExportOptionsTest {
    @Command(name = "any")
    private static final class AnyCommand {}

    @TempDir
    Path folder;

    private final StringWriter terminal = new StringWriter();
    private final CommandLine line = new CommandLine(new AnyCommand());
    private final ExportOptions options = new ExportOptions();

    @BeforeEach
    void open() {
        line.setOut(new PrintWriter(terminal));
    }

    private static int two(Writer out) {
        try {
            out.write("canary");
            return 2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_file_is_its_owners_only_and_the_terminal_says_how_much() throws IOException {
        Path file = folder.resolve("out.csv");
        options.output = file;

        options.write(line, ExportOptionsTest::two);

        assertThat(file).hasContent("canary");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(terminal.toString())
                .contains("2 rows written to " + file + ".")
                .doesNotContain("canary");
    }

    @Test
    void without_a_file_the_terminal_gets_it_and_stays_open() {
        options.write(line, ExportOptionsTest::two);
        options.write(line, ExportOptionsTest::two);

        assertThat(terminal.toString()).isEqualTo("canarycanary");
    }

    @Test
    void a_file_that_is_there_is_left_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "theirs");
        options.output = file;

        assertThatThrownBy(() -> options.write(line, ExportOptionsTest::two))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("There is a file " + file + " already");
        assertThat(file).hasContent("theirs");
    }

    @Test
    void an_export_that_fails_leaves_no_file() {
        options.output = folder.resolve("out.csv");

        assertThatThrownBy(() -> options.write(line, out -> {
                    two(out);
                    throw new IllegalStateException("midway");
                }))
                .hasMessage("midway");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_folder_that_is_not_there_is_said() {
        options.output = folder.resolve("none/out.csv");

        assertThatThrownBy(() -> options.write(line, ExportOptionsTest::two))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("Failed to write", "See that its folder is there");
    }

    @Test
    void tokens_in_clear_are_written_into_a_file_only() {
        StringWriter err = new StringWriter();
        CommandLine tokens = new CommandLine(new ExportTokensCommand()).setErr(new PrintWriter(err));

        assertThat(tokens.execute("--with-secrets")).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("only into a file: name one with -o");
    }
}
