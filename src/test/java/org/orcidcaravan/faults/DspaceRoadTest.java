package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.cli.Commands;
import org.orcidcaravan.database.EmbeddedDatabase;
import org.orcidcaravan.database.Pooled;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;
import org.orcidcaravan.simulator.registry.record.RegistryItem;
import org.orcidcaravan.source.dspace.row.DspaceTables;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine;

/**
 * DSpace's queue by the road of production: the command and the route of the service, a DSpace database of its own, the
 * registry, and our own queue at work beside it.
 */
@QuarkusTest
@QuarkusTestResource(value = DspaceRoadTest.Dspace.class, restrictToAnnotatedClass = true)
class DspaceRoadTest extends PushRouteTest {
    /** DSpace's database, on a server of its own. */
    public static final class Dspace implements QuarkusTestResourceLifecycleManager {
        private @Nullable EmbeddedDatabase server;
        private final PGSimpleDataSource source = new PGSimpleDataSource();

        @Override
        public Map<String, String> start() {
            try {
                server = EmbeddedDatabase.open(Files.createTempDirectory("caravan-dspace"), _ -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            source.setURL(server.jdbcUrl());
            source.setUser(server.username());
            source.setPassword(server.password());
            Map<String, String> all = new HashMap<>();
            all.put("caravan.dspace.mode", "improved");
            all.put("caravan.dspace.jdbc.url", server.jdbcUrl());
            all.put("caravan.dspace.jdbc.username", server.username());
            all.put("caravan.dspace.jdbc.password", server.password());
            // The clock's turn is the test's.
            all.put("caravan.dspace.schedule", "0 0 0 1 1 ? 2099");
            return all;
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(source, new TestInjector.MatchesType(PGSimpleDataSource.class));
        }

        @Override
        public void stop() {
            if (server != null) {
                server.close();
            }
        }
    }

    @Inject
    CommandLine.IFactory factory;

    @Inject
    CamelContext camel;

    PGSimpleDataSource source;

    private AgroalDataSource pool;
    private DspaceTables dspace;
    private UUID owner;

    @BeforeEach
    void a_dspace() throws SQLException {
        pool = Pooled.of(source);
        dspace = DspaceTables.in(pool);
        rows.change("update dspace_watch set last_history = null, alarm = null");
        for (String table : List.of("dspace_sending", "dspace_pause", "dspace_written", "dspace_seen", "source_run")) {
            rows.change("delete from " + table);
        }
        owner = dspace.profile(orcid.toString(), token(orcid));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private String token(OrcidId id) {
        return registry.issueToken(id, EnumSet.of(Scope.ACTIVITIES_UPDATE, Scope.READ_LIMITED, Scope.PERSON_UPDATE));
    }

    private record Ran(int status, String out, String err) {}

    private Ran run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("push", "--source", "dspace"));
        all.addAll(List.of(words));
        int status = Commands.line(factory)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Ran(status, out.toString(), err.toString());
    }

    private UUID publication(String doi) {
        return dspace.item("dc.title=Work " + doi, "dc.type=Article", "dc.identifier.doi=10.5555/" + doi);
    }

    private int queued(@Nullable UUID entity, String type, String operation, @Nullable String putCode) {
        return dspace.queue(owner, entity, type, operation, putCode);
    }

    private int section(String type, String value, String signature) {
        dspace.add(owner, value);
        int row = queued(owner, type, "INSERT", null);
        dspace.update("update orcid_queue set metadata = ? where id = ?", signature, row);
        return row;
    }

    private List<String> history() {
        return dspace.of(
                "select record_type, operation, status, coalesce(put_code, '-') from orcid_history order by id");
    }

    private List<String> queue() {
        return dspace.of("select id, coalesce(attempts, 0) from orcid_queue order by id");
    }

    private String codeOf(Section section, int place) {
        return Long.toString(registry.items(orcid, section).get(place).putCode());
    }

    @Test
    void the_command_sends_the_queue_and_writes_back_what_the_contract_says() {
        queued(publication("first"), "Publication", "INSERT", null);
        queued(publication("second"), "Publication", "INSERT", null);
        section("KEYWORDS", "dc.subject=caravans", "dc.subject::caravans");
        section("OTHER_NAMES", "person.name.variant=Ann Other", "person.name.variant::Ann Other");
        section("COUNTRY", "person.country=AT", "person.country::AT");
        section(
                "RESEARCHER_URLS",
                "dc.identifier.uri=https://e.example.org",
                "dc.identifier.uri::https://e.example.org");
        section("EXTERNAL_IDS", "person.identifier.rid=R-1", "person.identifier.rid::R-1");
        int untitled = queued(dspace.item("dc.type=Article"), "Publication", "INSERT", null);

        Ran ran = run();

        assertThat(ran.err()).isEmpty();
        assertThat(ran.status()).as("one is left").isOne();
        assertThat(ran.out())
                .contains("Found 8 queue records to synchronize with ORCID")
                .contains("Addition of KEYWORDS for profile with ID: " + owner)
                .contains("History record created with status 201. The operation was completed successfully")
                .contains("title.required")
                .contains("In total: 8 rows, 7 done, 1 failed, 0 left for later, 0 kept aside, 0 gone meanwhile.");
        assertThat(queue()).containsExactly(untitled + "|1");
        assertThat(inRecord()).extracting(RegistryItem::title).containsExactlyInAnyOrder("Work first", "Work second");
        everythingIsInTheHistoryWithItsPutCode();
    }

    private void everythingIsInTheHistoryWithItsPutCode() {
        assertThat(history())
                .containsExactlyInAnyOrder(
                        "Publication|INSERT|201|" + codeOf(Section.WORK, 0),
                        "Publication|INSERT|201|" + codeOf(Section.WORK, 1),
                        "KEYWORDS|INSERT|201|" + codeOf(Section.KEYWORD, 0),
                        "OTHER_NAMES|INSERT|201|" + codeOf(Section.OTHER_NAME, 0),
                        "COUNTRY|INSERT|201|" + codeOf(Section.ADDRESS, 0),
                        "RESEARCHER_URLS|INSERT|201|" + codeOf(Section.RESEARCHER_URL, 0),
                        "EXTERNAL_IDS|INSERT|201|" + codeOf(Section.EXTERNAL_IDENTIFIER, 0));
    }

    @Test
    void what_is_in_the_record_is_replaced_and_deleted_and_each_run_stands_among_the_sources() {
        UUID first = publication("first");
        queued(first, "Publication", "INSERT", null);
        queued(publication("second"), "Publication", "INSERT", null);
        section("KEYWORDS", "dc.subject=caravans", "dc.subject::caravans");
        assertThat(run().status()).isZero();
        dspace.update("update metadatavalue set text_value = 'Corrected' where text_value = 'Work first'");
        String code = dspace.of("select put_code from orcid_history where entity_id = ?", first)
                .getFirst();
        queued(first, "Publication", "UPDATE", code);
        queued(
                null,
                "Publication",
                "DELETE",
                code.equals(codeOf(Section.WORK, 0)) ? codeOf(Section.WORK, 1) : codeOf(Section.WORK, 0));
        queued(null, "KEYWORDS", "DELETE", codeOf(Section.KEYWORD, 0));
        Ran again = run();

        assertThat(again.status()).as(again.out() + again.err()).isZero();
        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("Corrected");
        assertThat(registry.items(orcid, Section.KEYWORD)).isEmpty();
        assertThat(queue()).isEmpty();
        assertThat(history()).endsWith("Publication|UPDATE|200|-", "Publication|DELETE|204|-", "KEYWORDS|DELETE|204|-");
        assertThat(rows.of("select entries, offered, refused, outcome from source_run order by id"))
                .containsExactly("3|3|0|done", "3|3|0|done");
        assertThat(rows.of("select leased_by, lease_until from writer where person = ?", person))
                .containsExactly("null|null");
    }

    @Test
    void the_services_clock_sends_by_the_route_and_what_breaks_off_is_said_and_tried_again() throws Exception {
        queued(publication("clock"), "Publication", "INSERT", null);
        dspace.update("alter table orcid_queue rename to orcid_queue_away");
        tick();
        assertThat(rows.of("select outcome, problem from source_run").getFirst())
                .startsWith("failed|")
                .contains("orcid_queue");

        dspace.update("alter table orcid_queue_away rename to orcid_queue");
        tick();

        assertThat(inRecord()).hasSize(1);
        assertThat(history()).containsExactly("Publication|INSERT|201|" + codeOf(Section.WORK, 0));
        assertThat(queue()).isEmpty();
    }

    /** What the clock does when the time has come. */
    private void tick() throws Exception {
        var route = camel.getRoute("source-dspace");
        var exchange = new DefaultExchange(camel);
        route.getConsumer().getProcessor().process(exchange);
        assertThat(exchange.getException()).isNull();
    }

    @Test
    void an_outage_is_told_to_the_pace_of_all_and_uses_no_attempt() {
        for (int i = 0; i < 8; i++) {
            queued(publication("outage" + i), "Publication", "UPDATE", "1" + i);
        }
        registry.inject(Fault.of(Harm.status(503)).on(orcid));

        Ran ran = run();

        assertThat(ran.status()).isOne();
        assertThat(ran.out()).contains("Stopped early: ", "8 left for later");
        assertThat(queue()).hasSize(8).allMatch(row -> row.endsWith("|0"));
        assertThat(history()).isEmpty();
        assertThat(rows.of("select blocked_reason is not null from registry_pace"))
                .containsExactly("t");
        assertThat(registry.requests().all()).hasSizeLessThan(4);
    }

    @Test
    void an_answer_that_is_lost_is_looked_for_by_the_next_run_and_nothing_is_there_twice() {
        queued(publication("lost"), "Publication", "INSERT", null);
        registry.inject(Fault.of(Harm.loseAnswer()).on(orcid).onWrites().times(1));
        assertThat(run().status()).isOne();
        assertThat(history()).isEmpty();
        unblock();

        assertThat(run().status()).isZero();
        assertThat(inRecord()).hasSize(1);
        assertThat(history()).containsExactly("Publication|INSERT|200|" + codeOf(Section.WORK, 0));
    }

    @Test
    void it_does_not_run_beside_dspaces_own_cron_until_somebody_says_that_it_is_alone() {
        run();
        int row = queued(publication("cron"), "Publication", "INSERT", null);
        dspace.update("""
                insert into orcid_history (id, owner_id, status, operation)
                values (nextval('orcid_history_id_seq'), ?, 201, 'INSERT')""", owner);
        registry.requests().clear();

        Ran beside = run();

        assertThat(beside.status()).isOne();
        assertThat(beside.out()).contains("Somebody else has written to DSpace's history", "crontab", "--alone");
        assertThat(run().out()).as("and it stays so").contains("Somebody else");
        assertThat(asked()).isEmpty();
        assertThat(queue()).containsExactly(row + "|0");
        assertThat(rows.of("select outcome from source_run order by id desc limit 1"))
                .containsExactly("failed");

        assertThat(run("--alone").status()).isZero();
        assertThat(inRecord()).hasSize(1);
    }

    @Test
    void a_dry_run_lists_and_changes_nothing() {
        int row = queued(publication("dry"), "Publication", "INSERT", null);
        Ran ran = run("--dry-run", "--csv");
        assertThat(ran.out()).contains("\"" + row + "\"", "\"add\"", "Work dry");
        assertThat(ran.status()).isZero();
        assertThat(asked()).isEmpty();
        assertThat(queue()).containsExactly(row + "|0");
        assertThat(rows.of("select 1 from source_run")).isEmpty();
    }

    @Test
    void a_run_and_our_own_queue_write_to_the_same_record_one_after_the_other() throws Exception {
        registry.setLatency(java.time.Duration.ofMillis(60));
        try {
            for (int i = 0; i < 6; i++) {
                queued(publication("both" + i), "Publication", i < 3 ? "INSERT" : "UPDATE", i < 3 ? null : "9" + i);
            }
            Thread ours = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 12; i++) {
                    offer(work("own" + i, "Own work " + i));
                }
            });
            assertThat(run().err()).isEmpty();
            ours.join();
            settled();
        } finally {
            registry.setLatency(java.time.Duration.ZERO);
        }

        assertThat(registry.requests().largestConcurrencyOfWrites(orcid)).isOne();
        assertThat(inRecord()).hasSize(15);
        assertThat(history()).filteredOn(row -> row.contains("|201|")).hasSize(3);
        assertThat(tasks("state")).hasSize(12).containsOnly("sent");
    }
}
