package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.identity.LinkEvents;
import org.orcidcaravan.consent.keep.KeepSettings;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.PersonStop;
import org.orcidcaravan.push.Finding.Kind;
import org.orcidcaravan.push.document.Seen;
import org.orcidcaravan.transaction.Transactions.Work;

/**
 * Makes what we believe of a record agree with what it shows: items, tasks, history, findings and audit in one transaction
 * a person, which holds the person's turn to write.
 */
@ApplicationScoped
public class Findings {
    private final TransactionStore transactions;
    private final KeepSettings settings;
    private final LinkEvents links;

    public Findings(DataSource database, KeepSettings settings, LinkEvents links) {
        this.links = links;
        this.transactions = new TransactionStore(database);
        this.settings = settings;
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

    /** Compares the person's items in the evidence's sections with it. */
    public Compared compare(long person, Evidence evidence, Terms terms) {
        return within(person, terms, connection -> {
            Optional<FindingStore.Whose> whose = free(connection, person, evidence.orcid());
            if (whose.isEmpty()) {
                return Compared.NOT;
            }
            List<Believed> believed = FindingStore.believed(connection, person);
            Comparison.Result result = new Comparison(believed, evidence, terms).run();
            if (evidence.via() == Evidence.Via.MIRROR) {
                FindingStore.published(connection, shown(believed, evidence));
            }
            List<Finding> fresh = new ArrayList<>();
            for (Finding finding : result.findings()) {
                if (FindingStore.keep(connection, terms.run(), person, finding)
                        || finding.kind().changes()) {
                    apply(connection, finding, evidence.via(), terms);
                    fresh.add(finding);
                }
            }
            settle(connection, person, fresh, terms);
            return new Compared(true, fresh, result.doubted(), result.unproved());
        });
    }

    /**
     * The record takes nothing: it is merged into another, locked, or closed. Nothing is sent for the person, as after an
     * answer of ORCID that says so.
     *
     * @param asOf what ORCID did for the person after that is believed more
     */
    public Compared closed(long person, OrcidId orcid, Stop stop, Instant asOf, Terms terms) {
        return within(person, terms, connection -> {
            Optional<FindingStore.Whose> whose = free(connection, person, orcid);
            if (whose.isEmpty()) {
                return Compared.NOT;
            }
            Instant well = FindingStore.wellAt(connection, person);
            if (well != null && !well.plus(terms.margin()).isBefore(asOf)) {
                return new Compared(true, List.of(), Set.of(), 1);
            }
            if (whose.get().paused() != null) {
                return new Compared(true, List.of(), Set.of(), 0);
            }
            Pause pause = Pause.of(stop.reason(), stop.message(), stop.primary());
            Finding finding = new Finding(
                    Kind.CLOSED, null, null, null, null, orcid.toString(), stop.message(), orcid + pause.reasonText());
            FindingStore.keep(connection, terms.run(), person, finding);
            WriterStore.pause(connection, person, pause);
            if (pause.primary() != null) {
                links.deprecated(connection, person, pause.primary());
            }
            audit(connection, person, List.of(finding), terms);
            return new Compared(true, List.of(finding), Set.of(), 0);
        });
    }

    private <T> T within(long person, Terms terms, Work<T> work) {
        String what = "Failed to compare the record of person " + person + " with what we believe of it";
        return terms.rehearses() ? transactions.rehearse(what, work) : transactions.within(what, work);
    }

    /** Locks the person's turn; empty when it is somebody else's, or the record is not the person's any more. */
    private static Optional<FindingStore.Whose> free(Connection connection, long person, OrcidId orcid)
            throws SQLException {
        WriterStore.lock(connection, List.of(person));
        return FindingStore.whose(connection, person).filter(whose -> !whose.leased() && orcid.equals(whose.orcid()));
    }

    private static Set<Long> shown(List<Believed> believed, Evidence evidence) {
        Set<Long> codes =
                evidence.seen().stream().filter(Seen::ours).map(Seen::putCode).collect(Collectors.toSet());
        return believed.stream()
                .filter(item -> !item.published() && item.putCode() != null && codes.contains(item.putCode()))
                .map(Believed::id)
                .collect(Collectors.toSet());
    }

    private static void apply(Connection connection, Finding finding, Evidence.Via via, Terms terms)
            throws SQLException {
        Long item = finding.item();
        if (item == null) {
            return;
        }
        switch (finding.kind()) {
            case REMOVED -> FindingStore.remove(connection, item, finding.message());
            case MOVED, ADOPTED ->
                FindingStore.takeOver(connection, item, Objects.requireNonNull(finding.found()), finding);
            case DRIFT -> {
                if (terms.resends()) {
                    FindingStore.forget(connection, item);
                    FindingStore.send(connection, item, finding);
                }
            }
            case STRANGER, NOT_OURS, AMBIGUOUS, CLOSED -> {}
        }
        FindingStore.history(connection, item, finding, via, terms.run());
    }

    /** What is to be sent waits for whoever wishes to be asked, and is not sent at all when that was said. */
    private void settle(Connection connection, long person, List<Finding> findings, Terms terms) throws SQLException {
        if (!findings.isEmpty()) {
            SuppressionStore.stop(connection, person);
            ChoiceStore.hold(connection, person, settings.preference());
            WriterStore.due(connection, List.of(person));
            audit(connection, person, findings, terms);
        }
    }

    private static void audit(Connection connection, long person, List<Finding> findings, Terms terms)
            throws SQLException {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Finding finding : findings) {
            Long code = finding.putCode() == null ? finding.found() : finding.putCode();
            all.add(finding.kind().text() + (code == null ? "" : " " + code));
        }
        AuditStore.note(
                connection,
                new Act(
                        terms.actor(),
                        "record.reconcile",
                        "person:" + person,
                        Json.createObjectBuilder()
                                .add("run", terms.run())
                                .add("findings", all)
                                .build()));
    }
}
