package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.routing.handover.Handover;
import org.orcidcaravan.routing.handover.SourceName;
import org.orcidcaravan.source.UnreadableSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works from a file. */
@Command(
        name = "import",
        description = {
            "Takes works in from a file and queues them for ORCID. A file is csv, with the columns source_id, title,",
            "type, and orcid or person_id (required; several people separated by semicolons), date, container, doi,",
            "isbn, issn, pmid, handle, url, abstract and authors; or csl, CSL-JSON as Zotero and Crossref write it;",
            "or json, as the HTTP API takes it. The same file twice changes nothing.",
            "A bad row, or one of which nobody is known here, is reported with its line (in JSON: its place in the",
            "list) and does not stop the others."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ImportWorksCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "FILE", description = "The file.")
    Path file = Path.of("");

    @Option(
            names = "--source",
            paramLabel = "KIND",
            required = true,
            description = "What the file is: csv, csl or json.")
    WorksFile.Kind kind = WorksFile.Kind.CSV;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "What to call the system that the works come from, where others have the same keys. Default: KIND.")
    @Nullable
    String name;

    @Option(names = "--dry-run", description = "Only say what would become of the works; nothing is changed.")
    boolean dryRun;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Handover handover;

    @Override
    public Integer call() {
        SourceName source = source();
        PrintWriter err = spec.commandLine().getErr();
        state.open();
        ImportedWorks imported = new ImportedWorks(file, err);
        try (ImportProgress in = ImportProgress.of(
                        Files.newInputStream(file),
                        Files.size(file),
                        spec.commandLine().getOut());
                WorksFile works = WorksFile.open(kind, in.stream())) {
            works.unknown()
                    .forEach(heading -> err.println(
                            file + ":1: warning: the column " + heading + " is not known; what is in it is not sent."));
            if (dryRun) {
                handover.rehearse(source, works.rows(), imported::note);
            } else {
                handover.take(source, works.rows(), imported::note);
            }
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Cannot read " + file + ": " + reason(e) + ". Name a file that can be read.",
                    e);
        } catch (UnreadableSource e) {
            throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
        }
        return imported.say(spec.commandLine(), dryRun);
    }

    private SourceName source() {
        String text = name == null ? kind.name().toLowerCase(Locale.ROOT) : name;
        return SourceName.of(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "\"" + text + "\" cannot name a source: use " + SourceName.FORM + "."));
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(e.getMessage());
    }
}
