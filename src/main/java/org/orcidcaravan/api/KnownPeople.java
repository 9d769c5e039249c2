package org.orcidcaravan.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.push.ItemKey;
import org.orcidcaravan.push.ItemStanding;
import org.orcidcaravan.push.ItemStandingStore;

/** Whom an address means. */
@ApplicationScoped
class KnownPeople {
    /** To name in a sentence who it may be. */
    private static final int SOME = 20;

    private final PersonStore people;
    private final ItemStandingStore items;

    KnownPeople(PersonStore people, ItemStandingStore items) {
        this.people = people;
        this.items = items;
    }

    /**
     * @param named person_id or ORCID iD
     * @throws Impossible when nobody is known by that
     */
    Person find(String named) {
        Optional<Person> byKey = people.find(named);
        return byKey.or(() -> OrcidId.parse(named).flatMap(people::find))
                .orElseThrow(() -> Impossible.missing("Nobody is known as " + named + "."));
    }

    /**
     * @param named null: there is only one whose it is
     * @throws Impossible when it is nobody's, or several people's
     */
    ItemKey key(String source, String sourceId, @Nullable String named) {
        if (named != null) {
            return new ItemKey(find(named).id(), source, sourceId);
        }
        List<String> whose = items.find(new ItemStandingStore.Wanted(null, null, source, sourceId), SOME).stream()
                .map(ItemStanding::personId)
                .distinct()
                .toList();
        return switch (whose.size()) {
            case 0 -> throw Impossible.missing("There is no work " + sourceId + " of the source " + source + ".");
            case 1 -> new ItemKey(find(whose.getFirst()).id(), source, sourceId);
            default ->
                throw Impossible.now("The work is several people's: say ?person= and one of "
                        + whose.stream().collect(Collectors.joining(", ")) + ".");
        };
    }
}
