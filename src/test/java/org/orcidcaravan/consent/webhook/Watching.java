package org.orcidcaravan.consent.webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.connect.Client;
import org.orcidcaravan.consent.connect.ClientTokens;
import org.orcidcaravan.consent.connect.OrcidOAuth;
import org.orcidcaravan.consent.connect.SampleClient;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.event.SomeEvents;
import org.orcidcaravan.orcid.OrcidId;

/** The room of webhooks on a real PostgreSQL, with an ORCID that gives a token to whoever asks. */
final class Watching {
    static final String BASE = "https://orcid.example.org";
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AtomicInteger PEOPLE = new AtomicInteger(900);

    final Addresses addresses;
    final Webhooks webhooks;
    final WebhookCalls calls;
    final RecordReadings readings;
    final RecordAnswers answers;
    final WebhookFigures figures;
    final WebhookReadiness readiness;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AtomicInteger tokens = new AtomicInteger();

    private final RealDatabase database;

    Watching(RealDatabase database, Map<String, String> differing) {
        this(database, differing, SampleClient.known());
    }

    Watching(RealDatabase database, Map<String, String> differing, Client client) {
        this.database = database;
        WebhookSettings settings = settings(differing);
        ConsentTransactionStore transactions = new ConsentTransactionStore(database.dataSource());
        ClientTokens ours = new ClientTokens(
                client,
                call -> new OrcidOAuth.Reply(
                        200,
                        "{\"access_token\":\"t%d\",\"scope\":\"/webhook /read-public\"}"
                                .formatted(tokens.incrementAndGet())));
        addresses = new Addresses(transactions, settings);
        webhooks = new Webhooks(addresses, transactions, settings, client, ours, () -> NOW);
        calls = new WebhookCalls(addresses, transactions, settings, meters);
        readings = new RecordReadings(transactions, settings, ours, SomeEvents.wanted("file"), () -> NOW, meters);
        answers = new RecordAnswers(transactions, settings, ours, () -> NOW);
        figures = new WebhookFigures(transactions);
        readiness = new WebhookReadiness(figures, addresses, client);
    }

    static WebhookSettings settings(Map<String, String> differing) {
        Map<String, String> values =
                new HashMap<>(Map.of("caravan.webhook.url", BASE, "caravan.webhook.read-rate", "1000"));
        values.putAll(differing);
        values.values().removeIf(String::isEmpty);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(WebhookSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(WebhookSettings.class);
    }

    /** Nobody is there. */
    static void clear(RealDatabase database) throws SQLException {
        database.execute("truncate person cascade");
        database.execute("truncate webhook, webhook_notice, webhook_secret, event");
        database.execute("delete from webhook_pace; insert into webhook_pace default values");
    }

    /** Somebody with an iD and a permission for it. */
    OrcidId linked() throws SQLException {
        OrcidId orcid = new OrcidId(PEOPLE.incrementAndGet());
        database.execute("insert into person (person_id, orcid) values ('p-%1$s', '%1$s')".formatted(orcid));
        database.execute(
                "insert into token (person, orcid, scopes, access_token, fingerprint) select id, orcid, '/read-limited', '\\x00', cast(orcid as bytea) from person where orcid = '%s'"
                        .formatted(orcid));
        return orcid;
    }

    void leaves(OrcidId orcid) throws SQLException {
        database.execute("update token set state = 'revoked' where orcid = '" + orcid + "'");
    }

    void comesBack(OrcidId orcid) throws SQLException {
        database.execute("update token set state = 'valid' where orcid = '" + orcid + "'");
    }

    /** What is to be asked now of ORCID, whatever pause there is. */
    List<Due> due() throws SQLException {
        database.execute("update webhook set next_at = now() where state <> 'refused'");
        return webhooks.due();
    }

    /** A linked researcher whom ORCID knows, and whose record was read once. */
    OrcidId registered() throws SQLException {
        OrcidId orcid = linked();
        due().stream()
                .filter(due -> due.orcid().equals(orcid))
                .forEach(due -> webhooks.answered(due, 201, null, null, ""));
        database.execute("update webhook_notice set state = 'read', read_at = now() - interval '1 hour' where orcid = '"
                + orcid + "'");
        return orcid;
    }

    String state(OrcidId orcid) throws SQLException {
        return database.query("select coalesce((select state from webhook where orcid = '" + orcid + "'), 'gone')");
    }

    String notice(OrcidId orcid, String column) throws SQLException {
        return database.query("select " + column + " from webhook_notice where orcid = '" + orcid + "'");
    }

    /** The last part of the address. */
    String mark(OrcidId orcid) {
        String url = addresses.of(BASE, orcid);
        return url.substring(url.lastIndexOf('/') + 1);
    }

    boolean call(OrcidId orcid) {
        return calls.heard(new WebhookCalls.Call(orcid.toString(), mark(orcid)));
    }

    double counted(String name, String outcome) {
        return meters.counter(name, "outcome", outcome).count();
    }
}
