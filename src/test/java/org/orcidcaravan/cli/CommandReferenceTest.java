package org.orcidcaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.GeneratedPage;
import picocli.CommandLine;

/** Every command's help, as one page that is compared in the build, and what every help has to say. */
class CommandReferenceTest {
    private static final int WIDTH = 100;

    @Test
    void the_reference_is_what_the_commands_say_of_themselves() throws IOException {
        StringBuilder page = new StringBuilder();
        for (CommandLine command : all()) {
            page.append("## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
            page.append(command.getUsageMessage(CommandLine.Help.Ansi.OFF)
                    .strip()
                    .lines()
                    .map(String::stripTrailing)
                    .reduce("", (text, line) -> text + line + "\n"));
            page.append("```\n\n");
        }
        new GeneratedPage("docs/commands.md")
                .isUpToDate("# Commands", page.toString().strip());
    }

    @Test
    void every_help_says_what_the_exit_statuses_mean() {
        assertThat(all())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.getUsageMessage(CommandLine.Help.Ansi.OFF))
                        .as(command.getCommandSpec().qualifiedName())
                        .contains("Exit status:", "0  done", "2  wrong usage", "3  could not start"));
    }

    private static List<CommandLine> all() {
        List<CommandLine> all = new ArrayList<>();
        collect(Commands.line(CommandLine.defaultFactory()), all);
        return all;
    }

    private static void collect(CommandLine command, List<CommandLine> into) {
        command.setUsageHelpWidth(WIDTH);
        into.add(command);
        command.getSubcommands().values().forEach(inner -> collect(inner, into));
    }
}
