package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.Waiting.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;

/** From a change at ORCID to the event here, by the routes as they are shipped. */
@QuarkusTest
@TestProfile(WebhookRouteTest.Called.class)
class WebhookRouteTest extends PushRouteTest {
    private static final String KEYWORD =
            "<keyword xmlns=\"http://www.orcid.org/ns/keyword\"><content>%s</content></keyword>";

    @Inject
    CamelContext camel;

    /** ORCID finds this service, and everything is looked at often. Events wait, so that they can be seen. */
    public static final class Called implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    Map.entry("caravan.webhook.url", "${caravan.public-url}"),
                    Map.entry("caravan.webhook.start-delay", "50"),
                    Map.entry("caravan.webhook.care-every", "100"),
                    Map.entry("caravan.webhook.count-every", "100"),
                    Map.entry("caravan.webhook.read-every", "50"),
                    Map.entry("caravan.webhook.read-again", "PT0S"),
                    Map.entry("caravan.webhook.retry-delay", "PT0.05S"),
                    Map.entry("caravan.webhook.retry-delay-max", "PT0.2S"),
                    Map.entry("caravan.reconcile.enabled", "true"),
                    Map.entry("caravan.reconcile.margin", "PT0S"),
                    Map.entry("caravan.reconcile.every", "100"),
                    Map.entry("caravan.reconcile.start-delay", "50"),
                    Map.entry("caravan.reconcile.schedule", "0 0 0 1 1 ? 2099"),
                    Map.entry("caravan.events.sinks", "file"),
                    Map.entry("caravan.events.enabled", "false"));
        }
    }

    @BeforeEach
    void nobody_else_is_watched() {
        registry.setWebhookPace(Duration.ofMillis(30));
        rows.change("update token set state = 'revoked' where person <> ?", person);
        rows.change("delete from event");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private String state() {
        return rows.of("select coalesce(max(state), 'gone') from webhook where orcid = ?", orcid.toString())
                .getFirst();
    }

    private List<String> events() {
        return rows.of("select body from event where key = ? order by id", orcid.toString());
    }

    private void watched() {
        soon().until(() -> state().equals("registered"));
        soon().until(() -> rows.of("select state from webhook_notice where orcid = ?", orcid.toString())
                .equals(List.of("read")));
    }

    private URI address() {
        return URI.create(rows.of("select url from webhook where orcid = ?", orcid.toString())
                .getFirst());
    }

    private static int post(URI address, HttpRequest.BodyPublisher body) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).POST(body).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void a_change_at_orcid_is_called_in_read_and_told() {
        watched();
        assertThat(registry.webhooks(orcid)).isOne();
        assertThat(events()).as("the first look is no news").isEmpty();

        registry.addByResearcher(orcid, Section.KEYWORD, KEYWORD.formatted("curiosity"));

        soon().until(() -> !events().isEmpty());
        assertThat(events().getFirst())
                .startsWith("{\"event\":\"record.updated\",\"orcid\":\"" + orcid
                        + "\",\"kind\":\"record\",\"via\":\"webhook\"")
                .contains("\"changed\":[\"keyword\"]");
        assertThat(rows.of("select calls from webhook_notice where orcid = ?", orcid.toString()))
                .containsExactly("1");
    }

    @Test
    void what_the_researcher_deleted_is_noticed_within_moments() throws Exception {
        watched();
        offer(works(2));
        settled();
        List<String> codes = rows.of("select put_code from item where person = ? order by id", person);
        rows.change(
                "update attempt set began_at = began_at - interval '1 day' where task in (select id from task where person = ?)",
                person);

        registry.removeItem(orcid, Section.WORK, Long.parseLong(codes.getFirst()));

        soon().until(() -> tasks("state").equals(List.of("removed", "sent")));
        assertThat(events()).anySatisfy(event -> assertThat(event).contains("\"changed\":[\"work\"]"));
    }

    @Test
    void who_takes_the_permission_back_is_no_longer_watched() {
        watched();

        rows.change("update token set state = 'revoked' where person = ?", person);

        soon().until(() -> state().equals("gone"));
        assertThat(registry.webhooks(orcid)).isZero();
    }

    @Test
    void a_call_that_nobody_can_have_made_stores_nothing_and_its_body_is_not_read() throws Exception {
        watched();
        String address = address().toString();
        URI wrong = URI.create(address.substring(0, address.length() - 4) + "AAAA");
        registry.requests().clear();

        assertThat(post(wrong, BodyPublishers.noBody())).isEqualTo(404);
        assertThat(post(URI.create(address.replace(orcid.toString(), "0000-0002-1825-0097")), BodyPublishers.noBody()))
                .isEqualTo(404);
        assertThat(post(URI.create(address.replace(orcid.toString(), "not-an-id")), BodyPublishers.noBody()))
                .isEqualTo(404);

        assertThat(rows.of("select sum(calls) from webhook_notice where orcid = ?", orcid.toString()))
                .containsExactly("0");
        assertThat(post(address(), BodyPublishers.ofString("x".repeat(500_000))))
                .isEqualTo(204);
    }

    @Test
    void an_orcid_that_is_busy_is_left_alone_and_the_change_is_told_afterwards() {
        watched();
        registry.inject(Fault.of(Harm.status(503)).on(orcid).times(2));

        registry.addByResearcher(orcid, Section.KEYWORD, KEYWORD.formatted("patience"));

        soon().until(() -> !events().isEmpty());
        assertThat(rows.of("select attempts from webhook_notice where orcid = ?", orcid.toString()))
                .containsExactly("0");
    }

    @Test
    void while_the_route_is_stopped_orcid_is_asked_to_call_again() throws Exception {
        watched();
        URI address = address();
        camel.getRouteController().stopRoute("consent-webhook-calls");
        try {
            assertThat(post(address, BodyPublishers.noBody())).isEqualTo(503);
        } finally {
            camel.getRouteController().startRoute("consent-webhook-calls");
        }
        assertThat(post(address, BodyPublishers.noBody())).isEqualTo(204);
    }
}
