package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.routing.handover.Handover;
import org.orcidcaravan.routing.handover.RecordIntake;
import org.orcidcaravan.routing.handover.SourceName;
import org.orcidcaravan.source.JsonRows;
import org.orcidcaravan.source.Policies;
import org.orcidcaravan.source.Policy;
import org.orcidcaravan.source.UnreadableSource;
import org.orcidcaravan.source.format.Entries;
import org.orcidcaravan.source.format.Format;
import org.orcidcaravan.source.json.JsonItems;
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
            "type, and orcid or person_id, or authors with author_orcids, author_ids or author_emails (required; several",
            "people separated by semicolons), date, container, doi, isbn, issn, pmid, handle, url and abstract; or csl,",
            "CSL-JSON as Zotero and Crossref write it; or json, as the HTTP API takes it. The same file twice changes",
            "nothing. Which columns mean what, and which works may go out, is set for each source: caravan.source.NAME.",
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
            description = "What the file is: ${COMPLETION-CANDIDATES}.")
    Format kind = Format.CSV;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "What to call the system that the works come from, where others have the same keys. Default: KIND.")
    @Nullable
    String name;

    @Option(
            names = "--complete",
            description = {
                "The file holds all that the source has: what it no longer has is taken back, as",
                "caravan.source.NAME.vanished says."
            })
    boolean complete;

    @Option(names = "--dry-run", description = "Only say what would become of the works; nothing is changed.")
    boolean dryRun;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    Handover handover;

    @Inject
    RecordIntake records;

    @Inject
    Policies policies;

    @Override
    public Integer call() {
        SourceName source = source();
        PrintWriter err = spec.commandLine().getErr();
        state.open();
        ImportedWorks imported = new ImportedWorks(file, err);
        try (ImportProgress in = ImportProgress.of(
                Files.newInputStream(file), Files.size(file), spec.commandLine().getOut())) {
            if (kind == Format.JSON) {
                takeItems(source, in.stream(), imported);
            } else {
                takeRecords(source, in.stream(), imported);
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

    /** Any section of a record, and whose it is stands in it: an order, not what a source has. */
    private void takeItems(SourceName source, InputStream in, ImportedWorks imported) {
        try (JsonRows rows = JsonItems.open(in)) {
            if (dryRun) {
                handover.rehearse(source, rows, imported::note);
            } else {
                handover.take(source, rows, imported::note);
            }
        }
    }

    private void takeRecords(SourceName source, InputStream in, ImportedWorks imported) {
        Policy policy = policies.of(source.text());
        try (Entries entries = kind.open(in, policy.columns())) {
            entries.warnings()
                    .forEach(warning -> spec.commandLine().getErr().println(file + ":1: warning: " + warning));
            if (dryRun) {
                records.rehearse(source, entries, imported::note);
            } else {
                imported.note(
                        records.take(source, kind.text(), complete || policy.complete(), entries, imported::note));
            }
        }
    }

    private SourceName source() {
        String text = name == null ? kind.text() : name;
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
