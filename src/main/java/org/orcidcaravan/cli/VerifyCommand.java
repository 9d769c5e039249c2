package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads the files of a mirror again. */
@Command(
        name = "verify",
        description = {
            "Reads a mirror's files again and compares them with what was recorded when they were stored.",
            "What is missing, altered, cut short or replaced is queued: the next pass fetches it. Files that Caravan knows"
                    + " nothing of are reported and left where they are. Passes may go on meanwhile."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class VerifyCommand implements Callable<Integer>, NeedsState {
    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description = "The mirror's folder; without it the service's own.")
    @Nullable
    Path path;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Only so many summaries and so many activities, drawn by chance.")
    @Nullable
    Integer sample;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    DataSettings data;

    @Inject
    VerifyRun run;

    @Override
    public Integer call() throws InterruptedException {
        Integer count = sample;
        if (count != null && count < 1) {
            throw new ParameterException(
                    spec.commandLine(), "Cannot look at " + count + " objects: give --sample a number from 1 on.");
        }
        Path chosen = path;
        return run.run(
                chosen == null ? data.dir() : chosen,
                count == null ? OptionalInt.empty() : OptionalInt.of(count),
                new Printed(spec.commandLine().getOut(), json),
                spec.commandLine().getErr());
    }
}
