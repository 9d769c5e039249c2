package org.orcidcaravan.faults;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.link.PersonalLinks;
import org.orcidcaravan.portal.How;
import org.orcidcaravan.portal.PortalSessions;

/** What tests of the researchers' pages share: a browser, and researchers to be. */
abstract class PortalTest extends ApiTest {
    static final Duration LIFE = Duration.ofDays(14);
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Inject
    PersonStore people;

    @Inject
    PersonalLinks links;

    @Inject
    PortalSessions portalSessions;

    Browser browser;

    @BeforeEach
    void a_browser() {
        browser = new Browser(api.http(), server, null);
    }

    /** Somebody whom the institution knows, without an iD. */
    long newPerson() {
        int number = PEOPLE.incrementAndGet();
        return people.save(new Person(
                0,
                getClass().getSimpleName() + number,
                "Ada",
                "Example " + number,
                "ada" + number + "@example.org",
                "Physics",
                List.of(),
                null,
                null,
                Map.of()));
    }

    /** A browser that this person has come to us with. */
    Browser of(long person) {
        return browser.with("caravan-orcid=" + portalSessions.open(person, How.LINK));
    }
}
