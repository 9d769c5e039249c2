package org.orcidcaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
    private static Set<String> commands(String... words) {
        return Commands.line(CommandLine.defaultFactory(), words)
                .getSubcommands()
                .keySet();
    }

    @Test
    void a_command_that_is_named_is_the_only_one_made() {
        assertThat(commands("download", "-p", "copy")).containsExactly("download");
        assertThat(commands("dead-letters", "list")).containsExactly("dead-letters");
    }

    @Test
    void without_one_and_for_help_all_are_made() {
        assertThat(commands()).contains("serve", "download", "push").hasSizeGreaterThan(20);
        assertThat(commands("--help")).isEqualTo(commands());
    }

    @Test
    void a_misspelt_command_is_compared_with_all() {
        CommandLine line = Commands.line(CommandLine.defaultFactory(), "downlaod");

        assertThatThrownBy(() -> line.parseArgs("downlaod"))
                .isInstanceOfSatisfying(
                        CommandLine.UnmatchedArgumentException.class,
                        e -> assertThat(e.getSuggestions()).contains("download"));
    }

    @Test
    void the_version_is_the_one_of_the_build() {
        StringWriter said = new StringWriter();

        Commands.line(CommandLine.defaultFactory(), "--version").printVersionHelp(new PrintWriter(said, true));

        assertThat(said.toString().strip()).matches("caravan \\d+\\.\\d+\\.\\d+\\S*");
    }
}
