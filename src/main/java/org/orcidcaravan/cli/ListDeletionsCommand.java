package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.sync.pass.DeletionBrake;
import org.orcidcaravan.sync.pass.DeletionDecisions;
import org.orcidcaravan.sync.pass.SyncStandingStore.FailedPlace;
import org.orcidcaravan.sync.pass.VanishedEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What would go, and what went. */
@Command(
        name = "list",
        description = {
            "Lists objects that vanished upstream and are still here, and says what waits for a decision.",
            "Nothing is removed by looking: this is the dry run."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ListDeletionsCommand implements Callable<Integer>, NeedsState {
    private static final int PAGE = 1_000;

    @Option(names = "--removed", description = "Also what was removed already, as long as it is remembered.")
    boolean removed;

    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "1000",
            description = "At most so many. Default: ${DEFAULT-VALUE}")
    int limit = PAGE;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    DeletionDecisions decisions;

    @Override
    public Integer call() {
        state.open();
        List<VanishedEntry> listed = decisions.list(FailedPlace.START, removed, limit);
        Printed out = new Printed(spec.commandLine().getOut(), json);
        out.table(
                List.of("mirror", "dataClass", "key", "state", "reason", "etag", "notedAt", "removedAt"),
                listed.stream().map(ListDeletionsCommand::row).toList(),
                row -> String.format("%s %s %s: %s (%s), last ETag %s, noted %s, removed %s", row.toArray()));
        List<DeletionBrake> waiting = decisions.waiting();
        waiting.forEach(brake -> out.say(brake.sentence() + " Mirror " + brake.mirror() + "."));
        if (listed.isEmpty()) {
            out.say("Nothing vanished.");
        } else if (listed.size() == limit) {
            out.say("There may be more: see them with a higher --limit.");
        }
        return waiting.isEmpty() ? ExitStatus.DONE : ExitStatus.LEFT;
    }

    private static List<Object> row(VanishedEntry entry) {
        return List.of(
                entry.mirror(),
                entry.dataClass(),
                entry.key(),
                entry.state(),
                entry.reason(),
                Objects.toString(entry.etag(), "unknown"),
                entry.notedAt(),
                Objects.toString(entry.removedAt(), "not yet"));
    }
}
