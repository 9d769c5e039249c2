package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataSettings;
import org.orcidcaravan.sync.Storage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Stores a mirror's files otherwise, in place. */
@Command(
        name = "convert",
        description = {
            "Stores all files of a mirror plain, or each in a zstd frame of its own, in place.",
            "Each document is compared with its recorded ETag on the way. An interrupted conversion goes on when it is"
                    + " asked for again; until it is done no pass works on the mirror."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ConvertStorageCommand implements Callable<Integer>, NeedsState {
    @Option(names = "--to", paramLabel = "STORAGE", required = true, description = "plain or zstd.")
    @Nullable
    String to;

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            description = "The mirror's folder; without it the service's own.")
    @Nullable
    Path path;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    DataSettings data;

    @Inject
    ConversionRun run;

    @Override
    public Integer call() throws InterruptedException {
        Storage storage = Storage.of(String.valueOf(to))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no storage \"" + to + "\": write --to plain or --to zstd."));
        Path chosen = path;
        return run.run(
                chosen == null ? data.dir() : chosen,
                storage,
                new Printed(spec.commandLine().getOut(), json),
                spec.commandLine().getErr());
    }
}
