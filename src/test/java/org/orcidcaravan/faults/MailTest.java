package org.orcidcaravan.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.orcidcaravan.Waiting.await;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.invite.CampaignSettings;
import org.orcidcaravan.consent.invite.Invitations;

/** What tests of mails share: a campaign for researchers of the test's own, and a real mail server. */
abstract class MailTest extends ApiTest {
    private static final AtomicInteger GROUPS = new AtomicInteger();

    @Inject
    Invitations invitations;

    @Inject
    CampaignSettings campaigns;

    @Surroundings.Given
    MailServer mail;

    String group;
    CampaignFolder folder;

    @BeforeEach
    void a_campaign() {
        group = "mail" + GROUPS.incrementAndGet();
        folder = new CampaignFolder(campaigns.dir());
        folder.ask(group);
    }

    @AfterEach
    void everything_in_order() throws IOException {
        folder.clear();
        mail.behave();
        rows.change("delete from mail");
        rows.change("update mail_brake set errors = 0, stopped_at = null, next_at = '-infinity'");
    }

    String researcher(String name) {
        String address = name + "." + group + "@example.org";
        people.save(new Person(
                0, name + "." + group, "Ada", "Example", address, "Physics", List.of(group), null, null, Map.of()));
        return address;
    }

    String state(String address) {
        return String.join(", ", rows.of("select state from mail where address = ? order by id", address));
    }

    void until(String address, String state) {
        await().atMost(30, SECONDS).until(() -> state(address).equals(state));
    }
}
