package org.orcidcaravan.measure.reconcile;

import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.measure.reconcile.ReconcileSettings.Absence;
import org.orcidcaravan.measure.reconcile.ReconcileSettings.Drift;
import org.orcidcaravan.measure.reconcile.Round.Tally;
import org.orcidcaravan.measure.reconcile.RoundStore.Linked;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.record.ShownRecord;
import org.orcidcaravan.orcid.record.UnreadableRecord;
import org.orcidcaravan.push.Evidence;
import org.orcidcaravan.push.Findings;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.push.document.Seen;
import org.orcidcaravan.sync.mirror.SummaryFiles;

/** A look at one person's record in the local copy. */
@Singleton
class MirrorLook {
    private final Rounds rounds;
    private final Questions questions;
    private final Findings findings;
    private final Stops stops;
    private final OrcidSettings orcid;
    private final ReconcileSettings settings;

    MirrorLook(
            Rounds rounds,
            Questions questions,
            Findings findings,
            Stops stops,
            OrcidSettings orcid,
            ReconcileSettings settings) {
        this.rounds = rounds;
        this.questions = questions;
        this.findings = findings;
        this.stops = stops;
        this.orcid = orcid;
        this.settings = settings;
    }

    Findings.Terms terms(long round, String actor, boolean rehearses) {
        return new Findings.Terms(
                round,
                actor,
                settings.margin(),
                settings.absence() == Absence.BELIEVE,
                settings.drift() == Drift.RESEND,
                rehearses);
    }

    /** A damaged summary counts for nothing; the next pass of the sync mends it. */
    Tally at(SummaryFiles copy, Linked person, Findings.Terms terms, Reconciliation.Told told) {
        Optional<Path> here = copy.of(person.orcid());
        if (here.isEmpty()) {
            return Tally.ofAbsent();
        }
        Path file = here.get();
        ShownRecord shown;
        Instant storedAt;
        try (InputStream in = new BufferedInputStream(copy.open(file))) {
            storedAt = copy.storedAt(file);
            shown = ShownRecord.read(in, person.orcid());
        } catch (NoSuchFileException removedMeanwhile) {
            return Tally.ofAbsent();
        } catch (UnreadableRecord e) {
            told.unreadable(file, String.valueOf(e.getMessage()));
            return Tally.ofUnreadable();
        } catch (IOException e) {
            told.unreadable(file, "could not be opened: " + e.getMessage());
            return Tally.ofUnreadable();
        }
        Findings.Compared compared = compare(person, shown, storedAt, terms);
        if (!compared.compared()) {
            return Tally.ofBusy();
        }
        compared.findings().forEach(finding -> told.found(person.orcid().toString(), finding));
        if (!terms.rehearses()) {
            questions.doubt(person.person(), compared.doubted());
            rounds.within("Failed to note that a record was compared", connection -> {
                RoundStore.compared(connection, person.person(), false);
                return true;
            });
        }
        return Tally.compared(compared.unproved() > 0 || !compared.doubted().isEmpty());
    }

    private Findings.Compared compare(Linked person, ShownRecord shown, Instant storedAt, Findings.Terms terms) {
        return switch (shown) {
            case ShownRecord.Open(Instant modifiedAt, var items) -> {
                String client = orcid.clientId().orElseThrow();
                List<Seen> seen =
                        items.stream().map(item -> Seen.of(item, client)).toList();
                yield findings.compare(
                        person.person(),
                        new Evidence(
                                person.orcid(), EnumSet.allOf(Section.class), seen, modifiedAt, Evidence.Via.MIRROR),
                        terms);
            }
            case ShownRecord.Closed closed -> {
                Judgement judgement = stops.of(closed);
                yield stops.apply(person, judgement, storedAt, terms);
            }
        };
    }
}
