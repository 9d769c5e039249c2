package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orcidcaravan.consent.identity.LinkEventStore;
import org.orcidcaravan.consent.keep.KeepSettings;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.Finding.Kind;
import org.orcidcaravan.push.Findings.Closing;
import org.orcidcaravan.push.Findings.Compared;
import org.orcidcaravan.push.Findings.Terms;
import org.orcidcaravan.push.document.Seen;

/** What comes of a look at a record, in the transaction of whoever calls. */
@ApplicationScoped
class FindingActStore {
    private final KeepSettings settings;
    private final LinkEventStore links;

    FindingActStore(KeepSettings settings, LinkEventStore links) {
        this.settings = settings;
        this.links = links;
    }

    Compared compare(Connection connection, long person, Evidence evidence, Terms terms) throws SQLException {
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
    }

    Compared closed(Connection connection, long person, Closing closing, Terms terms) throws SQLException {
        Optional<FindingStore.Whose> whose = free(connection, person, closing.orcid());
        if (whose.isEmpty()) {
            return Compared.NOT;
        }
        Instant well = FindingStore.wellAt(connection, person);
        if (well != null && !well.plus(terms.margin()).isBefore(closing.asOf())) {
            return new Compared(true, List.of(), Set.of(), 1);
        }
        if (whose.get().paused() != null) {
            return new Compared(true, List.of(), Set.of(), 0);
        }
        Pause pause = Pause.of(
                closing.stop().reason(),
                closing.stop().message(),
                closing.stop().primary());
        Finding finding = new Finding(
                Kind.CLOSED,
                null,
                null,
                null,
                null,
                closing.orcid().toString(),
                closing.stop().message(),
                closing.orcid() + pause.reasonText());
        FindingStore.keep(connection, terms.run(), person, finding);
        WriterStore.pause(connection, person, pause);
        if (pause.primary() != null) {
            links.deprecated(connection, person, pause.primary());
        }
        audit(connection, person, List.of(finding), terms);
        return new Compared(true, List.of(finding), Set.of(), 0);
    }

    /** Locks the person's turn; empty when it is somebody else's, or the record is not the person's any more. */
    private static Optional<FindingStore.Whose> free(Connection connection, long person, OrcidId orcid)
            throws SQLException {
        WriterStore.lock(connection, List.of(person));
        return FindingStore.whose(connection, person).filter(whose -> !whose.leased() && orcid.equals(whose.orcid()));
    }

    private record Place(Section section, long putCode) {}

    private static Set<Long> shown(List<Believed> believed, Evidence evidence) {
        Set<Place> places = evidence.seen().stream()
                .filter(Seen::ours)
                .map(seen -> new Place(seen.section(), seen.putCode()))
                .collect(Collectors.toSet());
        return believed.stream()
                .filter(item -> !item.published() && item.putCode() != null && item.content() != null)
                .filter(item -> places.contains(new Place(
                        Objects.requireNonNull(item.content()).section(), Objects.requireNonNull(item.putCode()))))
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
