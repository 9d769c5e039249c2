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
        this.list = settings.list().map(Path::of).map(OrcidList::new).orElse(null);
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

    /**
     * Whether the summary says that the researcher is at the institution now; read no further than needed. What cannot be
     * read is kept: it is not for us to tell what it says.
     *
     * @throws KeepUnclear when there is nothing to know the institution by
     */
    public boolean employs(InputStream summary) {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return institution().names(CurrentEmployers.read(summary, today));
        } catch (UnreadableRecord undecided) {
            return true;
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
            throw new KeepUnclear("caravan.sync.keep=institution needs to know the institution by something: set"
                    + " caravan.institution.ids.ror, or another of these ids.");
        }
        return institution;
    }
}
