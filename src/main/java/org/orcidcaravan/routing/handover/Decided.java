package org.orcidcaravan.routing.handover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.consent.KnownPeopleStore;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.source.author.Evidence;
import org.orcidcaravan.source.author.Found;
import org.orcidcaravan.source.author.Matching;
import org.orcidcaravan.source.author.People;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.AuthorStore;
import org.orcidcaravan.source.record.Checked;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.SourceRecord;
import org.orcidcaravan.source.record.Stored.Owned;

/**
 * Whose a record is.
 *
 * @param found who its authors are, in their order; empty when the source stated whose it is
 * @param owners rows of the people whose it is
 * @param unknown whom the source stated, and nobody here is
 */
record Decided(List<Found> found, Map<Long, Owned> owners, List<String> unknown) {
    /** Decides, by what the source stated; where it did not, by its authors. */
    static Decided of(SourceRecord record, People people, AuthorStore.Words words) {
        if (!record.owners().isUnsaid()) {
            return stated(record.owners(), people);
        }
        Matching matching = new Matching(people);
        List<Found> found = new ArrayList<>();
        Map<Long, Owned> owners = new LinkedHashMap<>();
        for (Author author : record.authors()) {
            Found one = matching.of(author, words.of(record.sourceId(), author));
            found.add(one);
            if (one.person() != null && one.how() != null) {
                owners.putIfAbsent(one.person(), Owned.of(one.how()));
            }
        }
        return new Decided(found, owners, List.of());
    }

    private static Decided stated(Ownership stated, People people) {
        Map<Long, Owned> owners = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String orcid : stated.orcids()) {
            Optional<String> id = Identifiers.orcid(orcid).map(OrcidId::toString);
            id.flatMap(people::byOrcid)
                    .ifPresentOrElse(
                            person -> owners.put(person.id(), Owned.STATED), () -> unknown.add(id.orElse(orcid)));
        }
        for (String personId : stated.personIds()) {
            people.byPersonId(personId)
                    .ifPresentOrElse(person -> owners.put(person.id(), Owned.STATED), () -> unknown.add(personId));
        }
        return new Decided(List.of(), owners, unknown);
    }

    /** What a batch's records name people by. */
    static KnownPeopleStore.Keys keys(Iterable<Checked.Ready> records) {
        Map<String, Boolean> orcids = new HashMap<>();
        Map<String, Boolean> personIds = new HashMap<>();
        Map<String, Boolean> emails = new HashMap<>();
        for (Checked.Ready ready : records) {
            Ownership stated = ready.record().owners();
            stated.orcids().forEach(orcid -> Identifiers.orcid(orcid).ifPresent(id -> orcids.put(id.toString(), true)));
            stated.personIds().forEach(id -> personIds.put(id, true));
            for (Author author : stated.isUnsaid() ? ready.record().authors() : List.<Author>of()) {
                Evidence evidence = Evidence.of(author);
                put(orcids, evidence.orcid());
                put(personIds, evidence.localId());
                put(emails, evidence.email());
            }
        }
        return new KnownPeopleStore.Keys(orcids.keySet(), personIds.keySet(), emails.keySet(), List.of());
    }

    private static void put(Map<String, Boolean> all, @org.jspecify.annotations.Nullable String one) {
        if (one != null) {
            all.put(one, true);
        }
    }
}
