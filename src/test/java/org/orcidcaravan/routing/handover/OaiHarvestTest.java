package org.orcidcaravan.routing.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.fetch.StandIn;
import org.orcidcaravan.source.harvest.HarvestReport;
import org.orcidcaravan.source.harvest.HarvestRequest;
import org.orcidcaravan.source.oai.OaiShelf;
import org.orcidcaravan.source.record.Run;

/** Harvests over real HTTP into real PostgreSQL, against a repository that goes wrong in the ways that repositories do. */
class OaiHarvestTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String LIST = "ListRecords";

    private final OaiShelf shelf = new OaiShelf();
    private final Office office = new Office(DATABASE);
    private HarvestDesk desk = new HarvestDesk(DATABASE, office, shelf.server().address("/oai2d"), Map.of());

    @BeforeEach
    void pages() {
        shelf.pageSize = 10;
    }

    @AfterEach
    void close() {
        desk.close();
        shelf.close();
    }

    @Test
    void all_pages_are_taken_in_and_the_next_harvest_asks_for_what_changed_since_with_an_overlap() throws Exception {
        shelf.fill(35);

        HarvestReport report = desk.harvest();

        assertThat(report.problem()).isNull();
        assertThat(report.run())
                .isNotNull()
                .extracting(run -> run.tally().added(), Run::outcome)
                .containsExactly(35L, Run.Outcome.DONE);
        assertThat(kept()).isEqualTo(35);

        shelf.put("oai:shelf:new", "2026-11-21T00:00:00Z");
        HarvestReport second = desk.harvest();

        assertThat(second.run())
                .isNotNull()
                .extracting(run -> run.tally().entries())
                .isEqualTo(1L);
        assertThat(shelf.server().asked().getLast()).containsEntry("from", "2026-11-20T12:00:00Z");
        assertThat(kept()).isEqualTo(36);
    }

    @Test
    void a_record_tells_of_its_author_and_reaches_the_queue() throws Exception {
        office.person("'berta', 'Berta', 'Beispiel', null, '0000-0002-1825-0097'");
        shelf.fill(1);

        desk.harvest();

        assertThat(office.tasks()).isEqualTo("oai:shelf:000000 berta create queued");
    }

    @Test
    void a_deleted_record_vanishes_at_the_end_of_the_run() throws Exception {
        shelf.fill(3);
        desk.harvest();
        shelf.delete("oai:shelf:000001", "2026-11-22T11:00:00Z");

        HarvestReport report = desk.harvest();

        assertThat(report.run())
                .isNotNull()
                .extracting(run -> run.tally().vanished())
                .isEqualTo(1L);
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void a_repository_with_nothing_new_is_no_failure() {
        HarvestReport report = desk.harvest();

        assertThat(report.problem()).isNull();
        assertThat(report.run()).isNotNull().extracting(Run::outcome).isEqualTo(Run.Outcome.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page", "take", "checkpoint"})
    void after_a_kill_the_harvest_goes_on_with_the_page_that_was_not_remembered(String step) throws Exception {
        shelf.fill(55);
        AtomicInteger steps = new AtomicInteger();
        desk.killedAt = at -> at.equals(step) && steps.incrementAndGet() == 4;

        assertThatThrownBy(desk::harvest).isInstanceOf(HarvestDesk.Killed.class);
        processEnds();
        int before = shelf.server().asked().size();
        HarvestReport report = desk.harvest();

        assertThat(report.problem()).isNull();
        assertThat(shelf.server().asked().get(before + 1)).containsEntry("resumptionToken", "30||");
        assertThat(kept()).isEqualTo(55);
        assertThat(DATABASE.query("select count(*) from source_run where source = '" + office.source.text() + "'"))
                .isEqualTo("1");
    }

    @Test
    void a_kill_between_the_end_of_the_run_and_its_checkpoint_loses_and_doubles_nothing() throws Exception {
        shelf.fill(10);
        desk.killedAt = "checkpoint"::equals;
        assertThatThrownBy(desk::harvest).isInstanceOf(HarvestDesk.Killed.class);
        processEnds();

        HarvestReport over = desk.harvest();
        HarvestReport again = desk.harvest();

        assertThat(over.problem() == null ? "" : over.problem()).doesNotContain("Exception");
        assertThat(again.problem()).isNull();
        assertThat(kept()).isEqualTo(10);
    }

    @Test
    void two_processes_do_not_harvest_the_same_source_at_once() {
        shelf.fill(5);
        HarvestDesk other = new HarvestDesk(DATABASE, office, shelf.server().address("/oai2d"), Map.of());
        desk.killedAt = step -> {
            assertThat(other.harvest().problem()).contains("Another process is harvesting");
            return false;
        };

        assertThat(desk.harvest().problem()).isNull();
        assertThat(other.harvest().problem()).isNull();
        other.close();
    }

    @Test
    void an_expired_token_begins_its_window_anew() throws Exception {
        shelf.fill(35);
        AtomicInteger pages = new AtomicInteger();
        desk.killedAt = step -> {
            shelf.expired = step.equals("page") && pages.incrementAndGet() == 3;
            return false;
        };

        HarvestReport report = desk.harvest();

        assertThat(report.problem()).isNull();
        assertThat(shelf.server().asked().stream().filter(asked -> asked.containsKey("metadataPrefix")))
                .hasSize(2);
        assertThat(kept()).isEqualTo(35);
    }

    @Test
    void a_list_that_never_comes_to_its_end_is_given_up_with_a_way_out() {
        shelf.fill(35);
        desk.killedAt = step -> {
            shelf.expired = true;
            return false;
        };

        assertThat(desk.harvest().problem()).contains("badResumptionToken").contains(".window");
    }

    @Test
    void a_503_with_Retry_After_is_obeyed_before_the_page_is_asked_for_again() throws Exception {
        shelf.fill(15);
        shelf.server().nextGood();
        shelf.server().next(StandIn.status(503, "Retry-After", "37"));

        assertThat(desk.harvest().problem()).isNull();
        assertThat(desk.waited).containsExactly(Duration.ofSeconds(37));
        assertThat(kept()).isEqualTo(15);
    }

    @Test
    void a_repository_that_wants_an_hour_is_left_alone_and_harvested_later() throws Exception {
        shelf.fill(15);
        shelf.server().nextGood();
        shelf.server().next(StandIn.status(503, "Retry-After", "3600"));

        assertThat(desk.harvest().problem()).contains("left alone until 2026-11-22T13:00:00Z");
        assertThat(desk.harvest().problem()).contains("left alone until");
        desk.now = desk.now.plus(Duration.ofHours(2));
        assertThat(desk.harvest().problem()).isNull();
        assertThat(kept()).isEqualTo(15);
    }

    @Test
    void a_page_that_is_cut_short_takes_nothing_in_and_is_asked_for_again() throws Exception {
        shelf.fill(25);
        shelf.server().nextGood();
        shelf.server().next(StandIn.cutShort(shelf.page(Map.of("verb", LIST))));
        String half = shelf.page(Map.of("verb", LIST));
        shelf.server()
                .next(exchange ->
                        StandIn.send(exchange, 200, "text/xml", half.substring(0, half.indexOf("oai:shelf:000007"))));

        assertThat(desk.harvest().problem()).isNull();
        assertThat(kept()).isEqualTo(25);
    }

    @Test
    void a_harvest_that_broke_off_goes_on_with_the_page_that_did_not_come() throws Exception {
        shelf.fill(25);
        shelf.server().nextGood();
        shelf.server().nextGood();
        for (int i = 0; i < 6; i++) {
            shelf.server().next(StandIn.status(500, "X-Reason", "none"));
        }

        assertThat(desk.harvest().problem()).contains("it answers 500");
        assertThat(kept()).isEqualTo(10);
        assertThat(desk.harvest().problem()).isNull();
        assertThat(shelf.server().asked().stream().filter(asked -> "10||".equals(asked.get("resumptionToken"))))
                .hasSize(7);
        assertThat(kept()).isEqualTo(25);
        assertThat(DATABASE.query("select string_agg(outcome, ' ' order by id) from source_run where source = '"
                        + office.source.text() + "'"))
                .isEqualTo("failed done");
    }

    @Test
    void a_record_that_moves_between_pages_is_found_by_the_next_harvest() throws Exception {
        shelf.fill(25);
        AtomicInteger pages = new AtomicInteger();
        desk.killedAt = step -> {
            if (step.equals("page") && pages.incrementAndGet() == 2) {
                // A deletion before the page that comes next: everything moves up by one, over the border of the pages.
                shelf.put("oai:shelf:000000", "2026-11-22T12:00:01Z");
                shelf.now = Instant.parse("2026-11-22T12:00:02Z");
            }
            return false;
        };

        desk.harvest();
        desk.harvest();

        assertThat(kept()).isEqualTo(25);
    }

    @Test
    void a_repository_that_knows_only_days_is_asked_for_days() {
        shelf.byDay = true;
        shelf.fill(5);
        desk.harvest();

        desk.harvest(new HarvestRequest(office.source.text(), Instant.parse("2026-03-04T05:06:07Z"), false));

        assertThat(shelf.server().asked().getLast()).containsEntry("from", "2026-03-04");
    }

    @Test
    void windows_cut_a_long_list_into_short_ones() throws Exception {
        shelf.fill(5);
        shelf.put("oai:shelf:march", "2026-03-03T00:00:00Z");
        shelf.put("oai:shelf:today", "2026-11-22T11:59:59Z");
        desk.close();
        desk = new HarvestDesk(
                DATABASE, office, shelf.server().address("/oai2d"), Map.of("window", "P100D", "set", "x"));

        assertThat(desk.harvest().problem()).isNull();

        assertThat(kept()).isEqualTo(7);
        assertThat(shelf.server().asked().stream()
                        .filter(asked -> asked.containsKey("from"))
                        .map(asked -> asked.get("set") + " " + asked.get("from") + " " + asked.get("until")))
                .containsExactly(
                        "x 2026-01-01T00:00:00Z 2026-04-11T00:00:00Z",
                        "x 2026-04-11T00:00:00Z 2026-07-20T00:00:00Z",
                        "x 2026-07-20T00:00:00Z 2026-10-28T00:00:00Z",
                        "x 2026-10-28T00:00:00Z null");
    }

    @Test
    void a_later_from_than_the_last_harvest_does_not_move_its_mark() throws Exception {
        shelf.fill(1);
        desk.harvest();
        String mark = mark();
        shelf.now = Instant.parse("2026-11-23T12:00:00Z");

        desk.harvest(new HarvestRequest(office.source.text(), Instant.parse("2026-11-23T00:00:00Z"), false));
        assertThat(mark()).isEqualTo(mark);
        desk.harvest(new HarvestRequest(office.source.text(), Instant.parse("2026-11-01T00:00:00Z"), false));
        assertThat(mark()).isNotEqualTo(mark);
    }

    @Test
    void a_full_harvest_finds_what_the_repository_no_longer_tells_of() throws Exception {
        shelf.fill(5);
        desk.harvest();
        try (OaiShelf smaller = new OaiShelf()) {
            smaller.fill(3);
            desk.close();
            desk = new HarvestDesk(DATABASE, office, smaller.server().address("/oai2d"), Map.of());

            desk.harvest(new HarvestRequest(office.source.text(), null, true));
        }

        assertThat(kept()).isEqualTo(3);
    }

    @Test
    void a_token_is_shown_where_one_is_set() {
        desk.close();
        desk = new HarvestDesk(DATABASE, office, shelf.server().address("/oai2d?ref=1"), Map.of("token", "s3cr3t"));

        assertThat(desk.harvest().problem()).isNull();
        assertThat(shelf.server().authorizations()).containsOnly("Bearer s3cr3t");
        assertThat(shelf.server().asked().getFirst()).containsEntry("ref", "1").containsEntry("verb", "Identify");
    }

    private void processEnds() throws SQLException {
        DATABASE.execute("select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'");
        desk.close();
        desk = new HarvestDesk(DATABASE, office, shelf.server().address("/oai2d"), Map.of());
    }

    private int kept() throws SQLException {
        return Integer.parseInt(
                DATABASE.query("select count(*) from source_record where vanished_at is null and source = '"
                        + office.source.text() + "'"));
    }

    private String mark() throws SQLException {
        return DATABASE.query("select complete_until from harvest where source = '" + office.source.text() + "'");
    }
}
