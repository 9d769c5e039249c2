package org.orcidcaravan.routing.handover;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.orcidcaravan.source.Policies;
import org.orcidcaravan.source.Policy;
import org.orcidcaravan.source.UnreadableSource;
import org.orcidcaravan.source.format.DropFolder;
import org.orcidcaravan.source.format.Entries;
import org.orcidcaravan.source.format.FileSettings;
import org.orcidcaravan.source.format.Format;
import org.orcidcaravan.source.record.Run;

/**
 * Takes in the files that were dropped into the folder of a source. Each is put away afterwards: what was read, with what was
 * refused beside it; or what could not be, with a sentence. While PostgreSQL is away a file stays where it is.
 */
@Named("droppedFiles")
@Unremovable
@ApplicationScoped
public class DroppedFiles {
    private static final Logger LOG = Logger.getLogger(DroppedFiles.class);

    private final DropFolder folder;
    private final RecordIntake records;
    private final Policies policies;

    public DroppedFiles(FileSettings settings, InstantSource clock, RecordIntake records, Policies policies) {
        this.folder = new DropFolder(settings.dir(), settings.settle(), clock);
        this.records = records;
        this.policies = policies;
    }

    /** The files that are complete. */
    public List<Path> ready() throws IOException {
        return folder.ready();
    }

    /** Takes one in, and puts it away. */
    public void take(Path file) throws IOException {
        Optional<Format> format = Format.ofFile(String.valueOf(file.getFileName()));
        Optional<SourceName> source = Optional.ofNullable(file.getParent())
                .flatMap(parent -> SourceName.of(String.valueOf(parent.getFileName())));
        if (format.isEmpty()) {
            failed(file, "What it is cannot be told by its name: end it with .csv, .bib, .ris, .csl.json or .json.");
        } else if (source.isEmpty()) {
            failed(file, "The folder that it lies in cannot name a source: use " + SourceName.FORM + ".");
        } else {
            take(file, source.get(), format.get());
        }
    }

    private void take(Path file, SourceName source, Format format) throws IOException {
        Policy policy = policies.of(source.text());
        String problem = "";
        try (RefusedRows rows = new RefusedRows(folder.besideDone(file, ".refused.csv"));
                Entries entries = format.open(Files.newInputStream(file), policy.columns())) {
            Run run = records.take(source, format.text(), policy.complete(), entries, rows::note);
            if (run.outcome() == Run.Outcome.CUT_SHORT) {
                problem = "It is broken: what stands before that place was taken in. " + rows.last();
            }
        } catch (UnreadableSource e) {
            problem = String.valueOf(e.getMessage());
        }
        if (problem.isEmpty()) {
            folder.done(file);
        } else {
            failed(file, problem);
        }
    }

    private void failed(Path file, String sentence) throws IOException {
        LOG.warnf("The file %s was put aside: %s", file.getFileName(), sentence);
        folder.failed(file, sentence);
    }

    /** A look or a file that failed: it is tried again at the next look. */
    public void missed(Exception why) {
        LOG.errorf("Files of works wait where they are: %s", why.getMessage());
    }
}
