package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.push.ItemStanding;
import org.orcidcaravan.push.ItemStandingStore;
import org.orcidcaravan.push.TaskState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the works stand, as a table. */
@Command(
        name = "list",
        description = {
            "Lists the works, and whatever else is carried to ORCID: whose it is, where it came from, and the state of the",
            "newest task about it. The states are queued, leased, sent, unchanged, waiting, scheduled, unknown, dead,",
            "removed and suppressed."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ListWorksCommand implements Callable<Integer>, NeedsState {
    private static final List<String> COLUMNS = List.of(
            "label", "personId", "orcid", "section", "source", "sourceId", "operation", "state", "putCode", "message");

    @Option(names = "--person", paramLabel = "ID|iD", description = "Only this person's: by person_id, or by ORCID iD.")
    @Nullable
    String person;

    @Option(names = "--state", paramLabel = "STATE", description = "Only those whose newest task is in this state.")
    @Nullable
    TaskState wanted;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10000",
            description = "At most so many. Default: ${DEFAULT-VALUE}")
    int limit;

    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    ItemStandingStore items;

    @Override
    public Integer call() {
        state.open();
        List<ItemStanding> found = items.find(new ItemStandingStore.Wanted(person, wanted, null, null), limit + 1);
        boolean more = found.size() > limit;
        Printed out = new Printed(spec.commandLine().getOut(), json);
        out.table(
                COLUMNS, found.stream().limit(limit).map(ListWorksCommand::row).toList(), ListWorksCommand::line);
        if (found.isEmpty()) {
            out.say(
                    person == null && wanted == null
                            ? "There are no works yet: take some in with \"works import\"."
                            : "There are no such works.");
        }
        if (more) {
            spec.commandLine()
                    .getErr()
                    .println("There are more than " + limit + ": choose with --person or --state, or raise --limit.");
            spec.commandLine().getErr().flush();
        }
        return more ? ExitStatus.LEFT : ExitStatus.DONE;
    }

    private static List<Object> row(ItemStanding item) {
        return List.of(
                item.label(),
                item.personId(),
                Objects.toString(item.orcid(), ""),
                item.section().text(),
                item.source(),
                item.sourceId(),
                item.operation() == null ? "" : item.operation().text(),
                item.state().text(),
                Objects.toString(item.putCode(), ""),
                Objects.toString(item.message(), ""));
    }

    private static String line(List<Object> row) {
        String orcid = row.get(2).toString();
        String putCode = row.get(8).toString();
        String message = row.get(9).toString();
        return row.get(1) + (orcid.isEmpty() ? "" : " (" + orcid + ")") + ": \"" + row.get(0) + "\", " + row.get(4)
                + " "
                + row.get(5) + ": " + row.get(7)
                + (putCode.isEmpty() ? "" : ", put-code " + putCode)
                + (message.isEmpty() ? "" : ": " + message);
    }
}
