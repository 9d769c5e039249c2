package org.orcidcaravan.source.author;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.orcidcaravan.source.author.Found.How;
import org.orcidcaravan.source.record.Author;

/**
 * Tells who of our people an author is. What the source says beyond the name is evidence: an iD, the institution's own key,
 * a mail address. If all of it leads to one person, that is who it is. If it leads to several, or to nobody while a name
 * fits, an operator is asked, and what they said once holds.
 */
public final class Matching {
    private static final int MOST_CANDIDATES = 10;

    private final People people;

    public Matching(People people) {
        this.people = people;
    }

    /** Who it is, when nobody has said anything yet. */
    public Found of(Author author) {
        return of(author, Optional.empty());
    }

    /**
     * Who it is.
     *
     * @param word what an operator said of just this author
     */
    public Found of(Author author, Optional<Word> word) {
        Evidence evidence = Evidence.of(author);
        Map<How, List<KnownPerson>> led = led(evidence);
        List<KnownPerson> agreed = agreed(led);
        if (agreed.size() == 1 && led.containsKey(How.ORCID)) {
            return Found.certain(agreed.getFirst().id(), How.ORCID);
        }
        if (word.isPresent()) {
            Long person = word.get().person();
            return person == null ? Found.REJECTED : Found.certain(person, How.CONFIRMED);
        }
        if (led.isEmpty()) {
            return byName(author, evidence);
        }
        if (agreed.size() != 1) {
            return Found.proposed(ids(led.values().stream().flatMap(List::stream)), disagreement(led));
        }
        KnownPerson one = agreed.getFirst();
        if (contradicts(evidence, one)) {
            return Found.proposed(
                    List.of(one.id()), "The source gives another ORCID iD than the one that this person has here.");
        }
        return Found.certain(one.id(), led.keySet().iterator().next());
    }

    /** Whom each piece of evidence leads to, the strongest first; those that lead to nobody are left out. */
    private Map<How, List<KnownPerson>> led(Evidence evidence) {
        Map<How, List<KnownPerson>> led = new LinkedHashMap<>();
        put(
                led,
                How.ORCID,
                Optional.ofNullable(evidence.orcid()).flatMap(people::byOrcid).stream()
                        .toList());
        put(
                led,
                How.LOCAL_ID,
                Optional.ofNullable(evidence.localId()).flatMap(people::byPersonId).stream()
                        .toList());
        put(
                led,
                How.EMAIL,
                Optional.ofNullable(evidence.email()).map(people::byEmail).orElse(List.of()));
        return led;
    }

    private static void put(Map<How, List<KnownPerson>> led, How how, List<KnownPerson> found) {
        if (!found.isEmpty()) {
            led.put(how, found);
        }
    }

    private static List<KnownPerson> agreed(Map<How, List<KnownPerson>> led) {
        List<KnownPerson> agreed = new ArrayList<>();
        led.values().stream().findFirst().ifPresent(agreed::addAll);
        led.values().forEach(agreed::retainAll);
        return agreed;
    }

    private Found byName(Author author, Evidence evidence) {
        PersonName name = PersonName.of(author.name());
        List<Long> candidates = ids(people.byName(name).stream()
                .filter(person -> person.name().mayBe(name))
                .filter(person -> !contradicts(evidence, person)));
        return candidates.isEmpty() ? Found.NOBODY : Found.proposed(candidates, "Only the name is the same.");
    }

    private static boolean contradicts(Evidence evidence, KnownPerson person) {
        return evidence.orcid() != null
                && person.orcid() != null
                && !evidence.orcid().equals(person.orcid());
    }

    private static String disagreement(Map<How, List<KnownPerson>> led) {
        return led.size() == 1
                ? "Several people here have this mail address."
                : "What the source says of this author leads to different people here.";
    }

    private static List<Long> ids(Stream<KnownPerson> found) {
        return new TreeSet<>(found.map(KnownPerson::id).toList())
                .stream().limit(MOST_CANDIDATES).toList();
    }
}
