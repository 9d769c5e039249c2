package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a mirror from one of ORCID's Public Data Files. */
@Command(
        name = "import",
        description = {
            "Streams one of ORCID's Public Data Files (summaries or activities) into a mirror, without unpacking it first.",
            "What the mirror has already stays as it is. An interrupted import goes on where it was when it is asked for"
                    + " again. Afterwards \"sync\" follows the change list from the file's date, and the first full pass"
                    + " fetches only what differs."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ImportCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "FILE", description = "The archive, such as ORCID_2025_10_summaries.tar.gz.")
    @Nullable
    Path file;

    @Option(
            names = {"-p", "--path"},
            paramLabel = "PATH",
            required = true,
            description = "The mirror's folder; made if need be.")
    @Nullable
    Path path;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = {
                "Follow the change list from this day on (such as 2025-10-01).",
                "Without it: from two weeks before the newest change in the file. The usual overlap is added."
            })
    @Nullable
    LocalDate asOf;

    @Spec
    CommandSpec spec;

    @Inject
    ImportRun run;

    @Override
    public Integer call() throws InterruptedException {
        Path archive = file;
        Path mirror = path;
        if (archive == null || mirror == null || !Files.isRegularFile(archive)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no file " + archive + ": name the archive that was downloaded.");
        }
        LocalDate day = asOf;
        Optional<Instant> since = day == null
                ? Optional.empty()
                : Optional.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        return run.run(archive, mirror, since, spec.commandLine());
    }
}
