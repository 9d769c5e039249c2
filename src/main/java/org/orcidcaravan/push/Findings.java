package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.transaction.Transactions.Work;

/**
 * Makes what we believe of a record agree with what it shows: items, tasks, history, findings and audit in one transaction
 * a person, which holds the person's turn to write.
 */
@ApplicationScoped
public class Findings {
    private final TransactionStore transactions;
    private final FindingActStore acts;

    Findings(TransactionStore transactions, FindingActStore acts) {
        this.transactions = transactions;
        this.acts = acts;
    }

    /**
     * How findings are dealt with.
     *
     * @param run the row of the round that they belong to
     * @param margin what was written so shortly before the evidence, or after it, is not judged by it
     * @param believesAbsence whether what a public summary showed once and does not any more was deleted
     * @param resends whether what says something else than we sent is sent again; once for each such state of affairs
     * @param rehearses whether nothing is changed
     */
    public record Terms(
            long run, String actor, Duration margin, boolean believesAbsence, boolean resends, boolean rehearses) {}

    /**
     * What came of a comparison.
     *
     * @param compared false: a request is under way, or the person has another iD by now; nothing was looked at
     * @param findings those that are new
     * @param doubted parts that ORCID itself is to be asked about: something of ours is not public, or not there
     * @param unproved items that were written too shortly before
     */
    public record Compared(boolean compared, List<Finding> findings, Set<Section> doubted, int unproved) {
        static final Compared NOT = new Compared(false, List.of(), Set.of(), 0);
    }

    /**
     * Why a record takes nothing.
     *
     * @param message a sentence
     * @param primary the iD that took its place; null: none did, or ORCID did not say which
     */
    public record Stop(
            PersonStop reason, String message, @Nullable OrcidId primary) {}

    /**
     * A record that takes nothing.
     *
     * @param asOf what ORCID did for the person after that is believed more
     */
    record Closing(OrcidId orcid, Stop stop, Instant asOf) {}

    /** Compares the person's items in the evidence's sections with it. */
    public Compared compare(long person, Evidence evidence, Terms terms) {
        return within(person, terms, connection -> acts.compare(connection, person, evidence, terms));
    }

    /**
     * The record takes nothing: it is merged into another, locked, or closed. Nothing is sent for the person, as after an
     * answer of ORCID that says so.
     *
     * @param asOf what ORCID did for the person after that is believed more
     */
    public Compared closed(long person, OrcidId orcid, Stop stop, Instant asOf, Terms terms) {
        Closing closing = new Closing(orcid, stop, asOf);
        return within(person, terms, connection -> acts.closed(connection, person, closing, terms));
    }

    private <T> T within(long person, Terms terms, Work<T> work) {
        String what = "Failed to compare the record of person " + person + " with what we believe of it";
        return terms.rehearses() ? transactions.rehearse(what, work) : transactions.within(what, work);
    }
}
