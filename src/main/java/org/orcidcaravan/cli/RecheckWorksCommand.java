package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.routing.handover.Rechecks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Records that are decided anew. */
@Command(
        name = "recheck",
        description = {
            "Decides anew of all records that are kept, by the rules and the people of now: which may go out, and whose",
            "they are. The sources are not asked. The service does it by itself for what has changed."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class RecheckWorksCommand implements Callable<Integer>, NeedsState {
    @Option(names = "--source", paramLabel = "NAME", description = "Only of this source. Default: of all.")
    @Nullable
    String source;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Rechecks rechecks;

    @Override
    public Integer call() {
        state.open();
        PrintWriter out = spec.commandLine().getOut();
        List<String> sources = rechecks.sources().stream()
                .filter(name -> source == null || name.equals(source))
                .toList();
        for (String name : sources) {
            out.printf(Locale.ROOT, "%s: %,d records were decided anew.%n", name, rechecks.all(name));
        }
        if (sources.isEmpty()) {
            out.println("There are no such records.");
        }
        out.flush();
        return sources.isEmpty() && source != null ? ExitStatus.LEFT : ExitStatus.DONE;
    }
}
