package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.DeadLetters;
import org.orcidcaravan.push.DeadLetters.Opened;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One dead letter and its history. */
@Command(
        name = "show",
        description = "Shows a dead letter with every request that told of it; also one that is off the list again.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ShowDeadLetterCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "ID", description = "Its id in \"dead-letters list\".")
    long id;

    @Option(names = "--json", description = "Print it as one JSON object.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    DeadLetters letters;

    @Override
    public Integer call() {
        state.open();
        Optional<Opened> opened = letters.open(id);
        if (opened.isEmpty()) {
            spec.commandLine().getErr().println("There is no dead letter " + id + ": see \"dead-letters list\".");
            spec.commandLine().getErr().flush();
            return ExitStatus.LEFT;
        }
        if (json) {
            printJson(opened.get(), spec.commandLine().getOut());
        } else {
            print(opened.get(), spec.commandLine().getOut());
        }
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }

    private static void print(Opened opened, PrintWriter out) {
        out.println(DeadLetterText.line(DeadLetterText.row(opened.letter())));
        out.println("    state " + opened.letter().state().text() + ", attempts "
                + opened.letter().attempts());
        for (List<Object> attempt :
                opened.attempts().stream().map(DeadLetterText::row).toList()) {
            out.println("    " + DeadLetterText.attemptLine(attempt));
        }
    }

    private static void printJson(Opened opened, PrintWriter out) {
        JsonArrayBuilder attempts = Json.createArrayBuilder();
        opened.attempts().stream()
                .map(DeadLetterText::row)
                .forEach(row -> attempts.add(Printed.object(DeadLetterText.ATTEMPT_COLUMNS, row)));
        out.println(Printed.object(DeadLetterText.COLUMNS, DeadLetterText.row(opened.letter()))
                .add("requests", attempts)
                .build());
    }
}
