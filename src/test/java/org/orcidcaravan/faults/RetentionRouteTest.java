package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.portal.How;

/** The route that forgets what is old; {@code PersonalDataTest} sees to what that is. */
@QuarkusTest
class RetentionRouteTest extends PortalTest {
    private List<String> sessions(long person) {
        return rows.of(
                "select expires_at < now() - interval '30 days' from portal_session where person = ? order by id",
                person);
    }

    @Test
    void what_is_past_its_time_goes_without_anybodys_doing_and_the_audit_says_so() {
        long person = newPerson();
        portalSessions.open(person, How.LINK);
        portalSessions.open(person, How.LINK);
        rows.change(
                "update portal_session set expires_at = now() - interval '31 days'"
                        + " where id = (select min(id) from portal_session where person = ?)",
                person);

        await().until(() -> sessions(person).equals(List.of("f")));
        await().until(() -> !rows.of("select 1 from audit where action = 'retention.enforce' and actor = 'caravan'")
                .isEmpty());
        assertThat(rows.of("select count(*) from person where id = ?", person)).containsExactly("1");
    }
}
