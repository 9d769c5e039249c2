package org.orcidcaravan.routing.handover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.consent.KnownPeopleStore.Known;
import org.orcidcaravan.source.author.KnownPerson;
import org.orcidcaravan.source.author.People;
import org.orcidcaravan.source.author.PersonName;

/** The people who may be authors of one batch of records. */
final class KnownPeople implements People {
    private final Map<String, KnownPerson> byOrcid = new HashMap<>();
    private final Map<String, KnownPerson> byPersonId = new HashMap<>();
    private final Map<String, List<KnownPerson>> byEmail = new HashMap<>();
    private final Map<String, List<KnownPerson>> byFamily;

    /**
     * Makes it.
     *
     * @param found those with a key that the batch names
     * @param byFamily everybody, by family name
     */
    KnownPeople(Collection<Known> found, Map<String, List<KnownPerson>> byFamily) {
        this.byFamily = byFamily;
        for (Known one : found) {
            KnownPerson person = person(one);
            byPersonId.put(person.personId(), person);
            if (person.orcid() != null) {
                byOrcid.put(person.orcid(), person);
            }
            if (person.email() != null) {
                byEmail.computeIfAbsent(person.email().toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(person);
            }
        }
    }

    static KnownPerson person(Known one) {
        String family = one.familyName();
        String given = one.givenName();
        return new KnownPerson(
                one.id(),
                one.personId(),
                one.orcid(),
                one.email(),
                PersonName.of(family == null ? "" : family, given == null ? "" : given));
    }

    @Override
    public Optional<KnownPerson> byOrcid(String orcid) {
        return Optional.ofNullable(byOrcid.get(orcid));
    }

    @Override
    public Optional<KnownPerson> byPersonId(String personId) {
        return Optional.ofNullable(byPersonId.get(personId));
    }

    @Override
    public List<KnownPerson> byEmail(String email) {
        return byEmail.getOrDefault(email, List.of());
    }

    @Override
    public List<KnownPerson> byName(PersonName name) {
        return byFamily.getOrDefault(name.family(), List.of());
    }
}
