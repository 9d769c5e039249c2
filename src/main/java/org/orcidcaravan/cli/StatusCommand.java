package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.sync.pass.DeletionBrake;
import org.orcidcaravan.sync.pass.DeletionDecisions;
import org.orcidcaravan.sync.pass.MirrorStatus;
import org.orcidcaravan.sync.pass.MirrorStatusStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the mirrors stand. */
@Command(
        name = "status",
        description =
                "Shows how each mirror stands: objects, last full pass, watermark, what is outstanding, and what the files take"
                        + " as \"verify\" counted them last.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class StatusCommand implements Callable<Integer>, NeedsState {
    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    MirrorStatusStore mirrors;

    @Inject
    DeletionDecisions deletions;

    @Override
    public Integer call() {
        state.open();
        List<MirrorStatus> all = mirrors.all();
        Printed out = new Printed(spec.commandLine().getOut(), json);
        out.table(
                List.of(
                        "path",
                        "dataClass",
                        "objects",
                        "fullPass",
                        "watermark",
                        "outstanding",
                        "plainBytes",
                        "storedBytes",
                        "allocatedBytes"),
                all.stream().map(StatusCommand::row).toList(),
                StatusCommand::line);
        if (all.isEmpty()) {
            out.say("There is no mirror yet: make one with \"download\".");
        }
        List<DeletionBrake> waiting = deletions.waiting();
        waiting.forEach(brake -> out.say(brake.sentence()));
        return !waiting.isEmpty() || all.stream().anyMatch(mirror -> mirror.outstanding() > 0)
                ? ExitStatus.LEFT
                : ExitStatus.DONE;
    }

    private static String line(List<Object> row) {
        String standing = String.format(
                "%s %s: %s objects; last full pass %s; change list followed to %s; %s outstanding", row.toArray());
        long plain = (Long) row.get(6);
        return plain == 0
                ? standing
                : standing + "; " + Sizes.bytes(plain) + " of documents in files of " + Sizes.bytes((Long) row.get(7))
                        + " and blocks of " + Sizes.bytes((Long) row.get(8));
    }

    private static List<Object> row(MirrorStatus mirror) {
        return List.of(
                mirror.path(),
                mirror.dataClass(),
                mirror.objects(),
                Objects.toString(mirror.fullPass(), "never"),
                Objects.toString(mirror.watermark(), "not yet"),
                mirror.outstanding(),
                mirror.disk().plain(),
                mirror.disk().stored(),
                mirror.disk().allocated());
    }
}
