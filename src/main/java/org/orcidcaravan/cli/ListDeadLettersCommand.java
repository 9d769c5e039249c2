package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.DeadLetter;
import org.orcidcaravan.push.DeadLetterFilter;
import org.orcidcaravan.push.DeadLetters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The dead-letter list. */
@Command(
        name = "list",
        description = "Lists what was given up and why, the newest first.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ListDeadLettersCommand implements Callable<Integer>, NeedsState {
    @Mixin
    DeadLetterOptions options = new DeadLetterOptions();

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "At most so many. Default: ${DEFAULT-VALUE}")
    int limit = 1_000;

    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    DeadLetters letters;

    @Override
    public Integer call() {
        DeadLetterFilter filter = options.filter(spec.commandLine());
        state.open();
        List<DeadLetter> listed = letters.list(filter, null, limit);
        Printed out = new Printed(spec.commandLine().getOut(), json);
        out.table(
                DeadLetterText.COLUMNS, listed.stream().map(DeadLetterText::row).toList(), DeadLetterText::line);
        if (listed.isEmpty()) {
            out.say(options.areEmpty() ? "There are no dead letters." : "There are no dead letters that fit.");
        } else if (listed.size() == limit && letters.count(filter) > limit) {
            spec.commandLine().getErr().println("There are more than " + limit + ": see them with a higher --limit.");
            spec.commandLine().getErr().flush();
        }
        return ExitStatus.DONE;
    }
}
