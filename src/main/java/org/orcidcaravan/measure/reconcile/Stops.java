package org.orcidcaravan.measure.reconcile;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.orcidcaravan.measure.reconcile.RoundStore.Linked;
import org.orcidcaravan.orcid.answer.ApiError;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.orcid.record.ShownRecord;
import org.orcidcaravan.push.Findings;

/** Records that take nothing. */
@Singleton
class Stops {
    private static final Set<PersonStop> LASTING =
            EnumSet.of(PersonStop.DEPRECATED, PersonStop.LOCKED, PersonStop.DEACTIVATED);

    /** The status that ORCID gives with each of these codes; an error document of S3 may have that of a redirection. */
    private static final int CONFLICT = 409;

    private final Judge judge;
    private final Findings findings;

    Stops(InstantSource clock, Findings findings) {
        this.judge = new Judge(clock);
        this.findings = findings;
    }

    /** What an error document in the local copy says. */
    Judgement of(ShownRecord.Closed closed) {
        return judge.ofBulkItem(ApiError.ofElement(CONFLICT, closed.code(), closed.message()));
    }

    /** Nothing is sent for the person if the judgement is one of those that last. */
    Findings.Compared apply(Linked person, Judgement judgement, Instant asOf, Findings.Terms terms) {
        PersonStop stop = judgement.personStop();
        if (stop == null || !LASTING.contains(stop)) {
            return new Findings.Compared(true, List.of(), Set.of(), 1);
        }
        String message = judgement.primary() == null
                ? judgement.reason()
                : judgement.reason() + " It is now " + judgement.primary() + ".";
        return findings.closed(
                person.person(), person.orcid(), new Findings.Stop(stop, message, judgement.primary()), asOf, terms);
    }
}
