package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.HeldTokenStore;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.portal.How;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;

/** faults.md row 79: what is secret in a connection is nowhere to be read, whatever goes wrong with it. */
@QuarkusTest
class CanaryTokenTest extends ConnectTest {
    @Inject
    HeldTokenStore held;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()));
            for (Throwable at = line.getThrown(); at != null; at = at.getCause()) {
                log.add(String.valueOf(at));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        listener.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void listen_no_more() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void row_79_tokens_codes_states_and_secrets_are_in_no_table_log_metric_or_page() throws Exception {
        long who = newPerson();
        OrcidId id = newOrcid();
        Browser visitor = of(who);
        URI page = begin(visitor);
        registry.signIn(id);
        String back = answered(page);
        visitor.get(back);
        long token = Long.parseLong(
                rows.of("select id from token where person = ?", who).getFirst());
        HeldTokenStore.Secrets secrets = held.secrets(token).orElseThrow();
        String link = links.issue(who, LIFE);
        String session = portalSessions.open(who, How.LINK);
        Browser again = browser.with("caravan-orcid=" + session);

        // A refused code, an answer that is cut off, and a refused permission.
        again.get("/orcid?code=stolen-code-1&state=" + query(begin(again)).get("state"));
        registry.inject(Fault.of(Harm.truncate()).on("POST", "/oauth/token").times(1));
        again.get(answered(begin(again)));
        registry.inject(Fault.of(Harm.loseAnswer()).on("POST", "/oauth/revoke").times(1));
        String pages = again.get("/orcid").body() + again.get("/orcid/leave").body();
        again.post("/orcid/leave", Map.of("items", "keep"));

        Map<String, String> canaries = Map.of(
                "access token", secrets.access().value(),
                "refresh token", secrets.refresh().value(),
                "code", query(URI.create(back)).get("code"),
                "state", query(page).get("state"),
                "nonce", query(page).get("nonce"),
                "client secret", registry.client().secret(),
                "personal link", link,
                "session", session);
        String shown = pages
                + api.with(null).get("/q/metrics").response().body()
                + visitor.get("/orcid?code=x&state=y").body();
        assertNowhere(canaries, shown);
        assertThat(log).as("the log is listened to").isNotEmpty();
        assertThat(tablesWith(id.toString())).as("tables are looked into").contains("person.orcid", "token.orcid");
    }

    private void assertNowhere(Map<String, String> canaries, String shown) {
        canaries.forEach((name, canary) -> {
            assertThat(log).as("the log has the " + name).noneMatch(line -> line.contains(canary));
            assertThat(shown).as("a page has the " + name).doesNotContain(canary);
            assertThat(tablesWith(canary)).as("tables that have the " + name).isEmpty();
        });
    }

    /** Every column of every table, as text and as bytes. */
    private List<String> tablesWith(String canary) {
        List<String> found = new ArrayList<>();
        for (String column : rows.of("select table_name || '.' || column_name || '.' || data_type"
                + " from information_schema.columns where table_schema = 'public'"
                + " and data_type in ('text', 'bytea', 'jsonb', 'character varying', 'ARRAY')")) {
            String[] parts = column.split("\\.");
            String test = parts[2].equals("bytea")
                    ? "position(convert_to(?, 'UTF8') in \"" + parts[1] + "\") > 0"
                    : "position(? in cast(\"" + parts[1] + "\" as text)) > 0";
            if (!rows.of("select 1 from \"" + parts[0] + "\" where " + test + " limit 1", canary)
                    .isEmpty()) {
                found.add(parts[0] + "." + parts[1]);
            }
        }
        return found;
    }
}
