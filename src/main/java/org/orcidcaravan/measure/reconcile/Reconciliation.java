package org.orcidcaravan.measure.reconcile;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.orcidcaravan.measure.reconcile.ReconcileSettings.Source;
import org.orcidcaravan.measure.reconcile.Round.Tally;
import org.orcidcaravan.push.Evidence;
import org.orcidcaravan.push.Finding;
import org.orcidcaravan.push.Findings.Terms;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.sync.DataSettings;
import org.orcidcaravan.sync.mirror.SummaryFiles;

/** A round over all people whose iD we know. */
@Named("reconciliation")
@Unremovable
@Singleton
public class Reconciliation {
    /** Who acts when nobody asked. */
    public static final String SERVICE = "service";

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);
    private static final int AT_ONCE = 500;

    private final Rounds rounds;
    private final Questions questions;
    private final MirrorLook look;
    private final DataSettings data;
    private final OrcidSettings orcid;
    private final ReconcileSettings settings;

    Reconciliation(
            Rounds rounds,
            Questions questions,
            MirrorLook look,
            DataSettings data,
            OrcidSettings orcid,
            ReconcileSettings settings) {
        this.rounds = rounds;
        this.questions = questions;
        this.look = look;
        this.data = data;
        this.orcid = orcid;
        this.settings = settings;
    }

    /** Hears of what happens while a round goes on. */
    public interface Told {
        /** Of one person. */
        void found(String orcid, Finding finding);

        /** A summary could not be read, and nothing of it counts. */
        void unreadable(Path file, String why);
    }

    /** A round by the clock. */
    public void round() {
        if (orcid.clientId().isEmpty()) {
            return;
        }
        Optional<SummaryFiles> copy = copy();
        if (settings.from() == Source.MIRROR || (settings.from() == Source.AUTO && copy.isPresent())) {
            copy.ifPresentOrElse(
                    files -> mirror(files, SERVICE, false, new Logged()),
                    () -> LOG.warn("There is no copy of ORCID's summaries to compare with: set"
                            + " caravan.reconcile.from=api, or let the service make one."));
        } else {
            int asked = questions.ask(settings.spread());
            LOG.infof("ORCID is asked about %d parts of records over %s.", asked, settings.spread());
        }
    }

    /** A round could not be done; the next one comes by itself. */
    public void broke(Throwable failure) {
        LOG.warnf("A reconciliation ended early: %s", failure.getMessage());
    }

    /** The summaries of the local copy; empty when there are none. */
    public Optional<SummaryFiles> copy() {
        return SummaryFiles.in(data.dir());
    }

    /** Whether our own items can be told from others. */
    public boolean known() {
        return orcid.clientId().isPresent();
    }

    /** Has ORCID asked about every part in which something of ours should be, as soon as may be; how many parts. */
    public int askNow() {
        return questions.ask(java.time.Duration.ZERO);
    }

    /** How many parts ORCID is still to be asked about. */
    public int asking() {
        return questions.open();
    }

    /**
     * Compares with the summaries of the local copy. What those do not show is asked of ORCID afterwards, unless absence is
     * believed.
     *
     * @param rehearses whether nothing is changed, and no row is left
     * @return empty: another round is under way
     */
    public Optional<Round> mirror(SummaryFiles copy, String actor, boolean rehearses, Told told) {
        Optional<Long> begun = rehearses ? Optional.of(0L) : rounds.begin(Evidence.Via.MIRROR, actor);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        long round = begun.get();
        Terms terms = look.terms(round, actor, rehearses);
        boolean complete = false;
        Rehearsed rehearsed = new Rehearsed(told);
        try {
            complete = walk(copy, terms, rehearsed);
        } finally {
            if (!rehearses && !complete) {
                rounds.stop(round);
            }
        }
        return Optional.of(rehearses ? rehearsed.round() : rounds.end(round, actor, complete));
    }

    private boolean walk(SummaryFiles copy, Terms terms, Rehearsed told) {
        long after = 0;
        while (true) {
            long from = after;
            List<RoundStore.Linked> people = rounds.within(
                    "Failed to see whose records are to be compared",
                    connection -> RoundStore.linked(connection, from, AT_ONCE));
            if (people.isEmpty()) {
                return true;
            }
            Tally tally = Tally.NONE;
            for (RoundStore.Linked person : people) {
                tally = tally.plus(look.at(copy, person, terms, told));
                after = person.person();
            }
            told.add(tally);
            if (!terms.rehearses() && !rounds.add(terms.run(), tally)) {
                return false;
            }
        }
    }

    private static final class Logged implements Told {
        @Override
        public void found(String orcid, Finding finding) {
            LOG.infof("%s: %s \"%s\": %s", orcid, finding.kind().text(), finding.label(), finding.message());
        }

        @Override
        public void unreadable(Path file, String why) {
            LOG.warnf("The summary %s %s. It is fetched anew by \"caravan verify\".", file.getFileName(), why);
        }
    }
}
