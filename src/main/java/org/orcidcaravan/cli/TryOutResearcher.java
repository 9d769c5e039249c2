package org.orcidcaravan.cli;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.access.PublicAddress;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.link.PersonalLinks;

/** Beside a simulated world there is a researcher to be, for the whole journey from the invitation on. */
@ApplicationScoped
class TryOutResearcher {
    private static final String KEY = "try-out";

    private final PersonStore people;
    private final PersonalLinks links;
    private final PublicAddress address;

    TryOutResearcher(PersonStore people, PersonalLinks links, PublicAddress address) {
        this.people = people;
        this.links = links;
        this.address = address;
    }

    /** A sentence with a personal link; another one at each start. */
    String invite() {
        long person = people.find(KEY)
                .map(Person::id)
                .orElseGet(() -> people.save(new Person(
                        0,
                        KEY,
                        "Rosa",
                        "Example",
                        "rosa@example.org",
                        "Department of Invention",
                        List.of(),
                        null,
                        null,
                        Map.of())));
        return "A researcher for trying out: open " + address.url() + "/orcid/invitation/"
                + links.issue(person, Duration.ofDays(1)) + " to connect an ORCID iD of the simulated world.";
    }
}
