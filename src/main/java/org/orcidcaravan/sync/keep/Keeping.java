package org.orcidcaravan.sync.keep;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.record.CurrentEmployers;
import org.orcidcaravan.orcid.record.Institution;
import org.orcidcaravan.orcid.record.UnreadableRecord;
import org.orcidcaravan.sync.keep.KeepSettings.Mode;

/** Decides which records are kept. */
@Unremovable
@Singleton
public class Keeping {
    private final Mode mode;
    private final @Nullable OrcidList list;
    private final Provider<Institution> institutions;
    private final InstantSource clock;

    public Keeping(KeepSettings settings, Provider<Institution> institutions, InstantSource clock) {
        this.mode = settings.mode();
        this.list = settings.list()
                .map(file -> new OrcidList(Path.of(file), "caravan.sync.keep.list"))
                .orElse(null);
        this.institutions = institutions;
        this.clock = clock;
    }

    /** Whether there is anything to decide. */
    public boolean keepsAll() {
        return mode == Mode.ALL;
    }

    /** Whether a record's bytes are needed to decide. */
    public boolean needsSummaries() {
        return mode == Mode.INSTITUTION;
    }

    /**
     * Whether the list has this iD.
     *
     * @throws KeepUnclear when there is no list, or one that cannot be trusted
     */
    public boolean lists(OrcidId orcid) {
        if (list == null) {
            throw new KeepUnclear("caravan.sync.keep=list needs a file of iDs: set caravan.sync.keep.list.");
        }
        return list.has(orcid);
    }

    /** What a summary says of the researcher and the institution. */
    public enum Says {
        /** At the institution now; also what cannot be read, because it is not for us to tell what it says. */
        OURS,
        /** Not at the institution, or nothing about it. */
        NOT_OURS,
        /** Nothing: the record is locked, deprecated, deactivated or unclaimed. */
        CLOSED
    }

    /**
     * What the summary says of the researcher and the institution; read no further than needed.
     *
     * @throws KeepUnclear when there is nothing to know the institution by
     */
    public Says read(InputStream summary) {
        try {
            CurrentEmployers read =
                    CurrentEmployers.read(summary, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            boolean ours = institution().names(read);
            return read.closed() ? Says.CLOSED : ours ? Says.OURS : Says.NOT_OURS;
        } catch (UnreadableRecord undecided) {
            return Says.OURS;
        }
    }

    /** A number that differs when what makes the decision does; the same in every instance and version. */
    public int rule() {
        Institution institution = institution();
        TreeMap<String, TreeSet<String>> sorted = new TreeMap<>();
        institution.identifiers().forEach((kind, values) -> sorted.put(kind.name(), new TreeSet<>(values)));
        sorted.put("domains", new TreeSet<>(institution.domains()));
        return sorted.toString().hashCode();
    }

    private Institution institution() {
        Institution institution = institutions.get();
        if (institution.isEmpty()) {
            throw new KeepUnclear("To tell the institution's people it has to be known by something: set"
                    + " caravan.institution.ids.ror, or another of these ids.");
        }
        return institution;
    }
}
