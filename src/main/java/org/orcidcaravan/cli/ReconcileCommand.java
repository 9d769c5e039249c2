package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What ORCID shows for our client, against what we believe. */
@Command(
        name = "reconcile",
        description = {
            "Compares what ORCID shows for our client with what we believe: what researchers deleted, put-codes that",
            "changed, items of ours that we did not know of, and what says something else than we sent. What is found",
            "goes into states and history, and is said here. What is written to ORCID because of it, \"push\" or the",
            "service sends."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ReconcileCommand implements Callable<Integer>, NeedsState {
    /** Where it looks. */
    enum Source {
        MIRROR,
        API;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--from",
            paramLabel = "SOURCE",
            description =
                    "mirror: the summaries of the local copy, without a request to ORCID. api: ORCID itself, at the"
                            + " pace of the whole installation. Default: mirror when there is a copy.")
    @Nullable
    String from;

    @Option(names = "--dry-run", description = "Only say what is found in the local copy; nothing is changed.")
    boolean dryRun;

    @Option(names = "--json", description = "Print the figures as JSON, and findings as lines on standard error.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    ReconcileRun run;

    @Override
    public Integer call() throws InterruptedException {
        Source source = source();
        if (dryRun && source == Source.API) {
            throw new ParameterException(
                    spec.commandLine(), "--dry-run looks into the local copy only: leave --from api out.");
        }
        return run.run(
                source,
                dryRun,
                new Printed(spec.commandLine().getOut(), json),
                spec.commandLine().getErr());
    }

    private @Nullable Source source() {
        for (Source source : Source.values()) {
            if (source.toString().equals(from)) {
                return source;
            }
        }
        if (from != null) {
            throw new ParameterException(spec.commandLine(), "--from is mirror or api, not \"" + from + "\".");
        }
        return null;
    }
}
