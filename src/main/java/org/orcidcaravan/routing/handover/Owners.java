package org.orcidcaravan.routing.handover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.source.SourceItem;

/** Whose items are: each name is looked up once, so one of these serves one file or request. */
final class Owners {
    private final PersonStore people;
    private final Map<String, Optional<Person>> byOrcid = new HashMap<>();
    private final Map<String, Optional<Person>> byPersonId = new HashMap<>();

    Owners(PersonStore people) {
        this.people = people;
    }

    /**
     * Whom an item names.
     *
     * @param known each once, whether named by iD, by key, or both
     * @param unknown names that nobody here has
     */
    record Named(List<Person> known, List<String> unknown) {}

    Named of(SourceItem item) {
        Map<Long, Person> known = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String orcid : item.orcids()) {
            byOrcid.computeIfAbsent(orcid, name -> OrcidId.parse(name).flatMap(people::find))
                    .ifPresentOrElse(person -> known.put(person.id(), person), () -> unknown.add(orcid));
        }
        for (String personId : item.personIds()) {
            byPersonId
                    .computeIfAbsent(personId, people::find)
                    .ifPresentOrElse(person -> known.put(person.id(), person), () -> unknown.add(personId));
        }
        return new Named(List.copyOf(known.values()), unknown);
    }
}
