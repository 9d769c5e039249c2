package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.sync.PassRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One incremental pass. */
@Command(
        name = "sync",
        description = {
            "Fetches what ORCID's change list names since the last pass, or since DAYS ago, or since 30 days ago.",
            "When the list has not changed and nothing is left over, this costs one request."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class SyncCommand implements Callable<Integer>, NeedsState {
    @Mixin
    PassOptions options = new PassOptions();

    @Option(
            names = {"-d", "--days"},
            paramLabel = "DAYS",
            description = "Go back this many days, whatever the last pass was.")
    @Nullable
    Integer days;

    @Spec
    CommandSpec spec;

    @Inject
    Routes routes;

    @Inject
    PassRun run;

    @Override
    public Integer call() {
        Integer back = days;
        if (back != null && back < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot go back " + back + " days: give -d a number from 1 on.");
        }
        PassRequest request = options.request(back == null ? OptionalInt.empty() : OptionalInt.of(back));
        return run.run(request, options.archive, () -> routes.changes(request));
    }
}
