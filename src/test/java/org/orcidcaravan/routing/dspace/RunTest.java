package org.orcidcaravan.routing.dspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.call.Answered;

/** Runs over DSpace's queue: in bulk, after a death, beside another hand, and with owners whom ORCID refuses. */
class RunTest {
    @RegisterExtension
    static final RealDatabase OURS = new RealDatabase();

    @RegisterExtension
    static final RealDatabase DSPACE = new RealDatabase();

    private World world;
    private OrcidId orcid;
    private UUID owner;

    @BeforeEach
    void a_researcher() throws Exception {
        world = new World(OURS, DSPACE, "improved");
        orcid = world.newOrcid();
        owner = world.dspace.profile(orcid.toString(), world.token(orcid));
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        world.close();
        OURS.execute("update dspace_watch set last_history = null, alarm = null");
        OURS.execute("truncate dspace_sending, dspace_pause, dspace_written, dspace_seen");
    }

    private UUID publication(String doi, String... more) {
        UUID id = world.dspace.item("dc.title=A work of " + doi, "dc.type=Article", "dc.identifier.doi=" + doi);
        for (String value : more) {
            world.dspace.add(id, value);
        }
        return id;
    }

    private int insert(UUID entity) {
        return world.dspace.queue(owner, entity, "Publication", "INSERT", null);
    }

    private List<String> histories() {
        return world.dspace.of("select operation, status, put_code is not null from orcid_history order by id");
    }

    private String queue() {
        return world.dspace.of("select count(*) from orcid_queue").getFirst();
    }

    @Test
    void new_works_go_in_bulk_and_each_has_its_own_put_code() {
        for (int i = 0; i < 150; i++) {
            insert(publication("10.5555/bulk" + i));
        }
        DspaceReport report = world.run(false);

        assertThat(report.done()).isEqualTo(150);
        assertThat(report.isClean()).isTrue();
        assertThat(queue()).isEqualTo("0");
        assertThat(world.registry.items(orcid, Section.WORK)).hasSize(150);
        assertThat(world.registry.requests().all("POST", "/works")).hasSize(2);
        assertThat(world.dspace.of("select count(distinct put_code) from orcid_history where status = 201"))
                .containsExactly("150");
        assertThat(world.registry.requests().largestConcurrencyOfWrites(orcid)).isOne();
    }

    @Test
    void one_bad_work_of_a_bulk_does_not_take_the_others_with_it() {
        insert(publication("10.5555/good1"));
        insert(world.dspace.item(
                "dc.title=A work with an empty identifier", "dc.type=Article", "dc.identifier.pmid= "));
        insert(publication("10.5555/good2"));
        DspaceReport report = world.run(false);

        assertThat(report.done()).isEqualTo(2);
        assertThat(report.failed()).isOne();
        assertThat(world.registry.items(orcid, Section.WORK)).hasSize(2);
        assertThat(histories()).containsExactlyInAnyOrder("INSERT|201|t", "INSERT|201|t", "INSERT|400|f");
    }

    @Test
    void a_second_row_about_the_same_replaces_what_the_first_one_added() {
        UUID work = publication("10.5555/twice");
        insert(work);
        insert(work);
        world.run(false);

        assertThat(world.registry.items(orcid, Section.WORK)).hasSize(1);
        assertThat(histories()).containsExactly("INSERT|201|t", "INSERT|200|t");
        assertThat(queue()).isEqualTo("0");
    }

    @Test
    void a_put_code_that_dspace_knows_is_replaced_and_deleted() {
        UUID work = publication("10.5555/known");
        insert(work);
        world.run(false);
        String putCode = world.dspace.of("select put_code from orcid_history").getFirst();
        world.dspace.queue(owner, work, "Publication", "UPDATE", null);
        world.run(false);
        assertThat(world.registry.requests().all("PUT", "/work/" + putCode)).hasSize(1);

        world.dspace.queue(owner, null, "Publication", "DELETE", putCode);
        assertThat(world.run(false).done()).isOne();
        assertThat(world.registry.items(orcid, Section.WORK)).isEmpty();
        assertThat(histories()).containsExactly("INSERT|201|t", "UPDATE|200|f", "DELETE|204|f");
    }

    @Test
    void a_death_between_the_answer_and_dspace_neither_loses_nor_doubles() {
        insert(publication("10.5555/death"));
        // What a process that dies before it writes back leaves: a request that was noted and sent.
        world.by(call -> {
            world.road.send(call);
            throw new IllegalStateException("killed");
        });
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> world.run(false)))
                .hasMessage("killed");
        assertThat(histories()).isEmpty();

        world.by(world.road);
        DspaceReport report = world.run(false);
        assertThat(report.done()).isOne();
        assertThat(world.registry.items(orcid, Section.WORK)).hasSize(1);
        assertThat(histories()).containsExactly("INSERT|200|t");
        assertThat(queue()).isEqualTo("0");
    }

    @Test
    void what_was_answered_and_not_written_back_is_written_back_once() throws Exception {
        int row = insert(publication("10.5555/answered"));
        OURS.execute("insert into dspace_sending (row_id, owner, fate, status, put_code) values (" + row + ", '" + owner
                + "', 'DONE', 201, '4711')");
        world.run(false);
        world.run(false);

        assertThat(world.dspace.of("select status, put_code from orcid_history"))
                .containsExactly("201|4711");
        assertThat(queue()).isEqualTo("0");
        assertThat(world.registry.requests().all()).isEmpty();
    }

    @Test
    void a_row_that_the_researcher_sent_by_hand_meanwhile_is_not_written_back() {
        int row = insert(publication("10.5555/by-hand"));
        world.by(call -> {
            Answered answered = world.road.send(call);
            world.dspace.update("delete from orcid_queue where id = ?", row);
            return answered;
        });
        DspaceReport report = world.run(false);

        assertThat(report.gone()).isOne();
        assertThat(histories()).isEmpty();
        assertThat(world.log).anySatisfy(line -> assertThat(line).contains("gone", "put-code"));
    }

    @Test
    void dspaces_own_script_beside_us_is_noticed_by_the_attempts_it_counts() {
        int row = insert(publication("10.5555/cron"));
        world.dspace.update("update orcid_queue set attempts = 1 where id = ?", row);
        world.dspace.add(owner, "dspace.orcid.sync-mode=BATCH");
        world.by(call -> new Answered.Silence(org.orcidcaravan.orcid.answer.TransportFailure.NOT_CONNECTED, "down"));
        world.run(false);
        world.dspace.update("update orcid_queue set attempts = 2 where id = ?", row);

        world.by(world.road);
        DspaceReport report = world.run(false);
        assertThat(report.stopped()).contains("Somebody else has tried 1 rows").contains("crontab");
        assertThat(world.run(false).stopped()).as("and stays so").isEqualTo(report.stopped());
        assertThat(world.registry.requests().all()).isEmpty();

        assertThat(world.run(new DspaceRun.Wish(false, true)).done()).isOne();
    }

    @Test
    void a_history_that_somebody_else_writes_stops_us_unless_researchers_send_by_hand() {
        world.run(false);
        world.dspace.update("""
                insert into orcid_history (id, owner_id, status, operation) values (nextval('orcid_history_id_seq'), ?, 201, 'INSERT')
                """, owner);
        insert(publication("10.5555/other"));

        assertThat(world.run(false).stopped()).contains("history", owner.toString());
        assertThat(world.registry.requests().all()).isEmpty();
        world.run(new DspaceRun.Wish(false, true));

        world.dspace.update("""
                insert into orcid_history (id, owner_id, status, operation) values (nextval('orcid_history_id_seq'), ?, 201, 'INSERT')
                """, owner);
        insert(publication("10.5555/other2"));
        world.set("caravan.dspace.by-hand", "true");
        assertThat(world.run(false).done()).isOne();
    }

    @Test
    void a_row_that_is_tried_elsewhere_while_we_send_stops_the_run() {
        int row = insert(publication("10.5555/race", "dc.description=x"));
        world.by(call -> {
            world.dspace.update("update orcid_queue set attempts = 1 where id = ?", row);
            return world.road.send(call);
        });
        assertThat(world.run(false).stopped()).contains("while it was sent from here");
        assertThat(histories()).containsExactly("INSERT|201|t");
    }

    @Test
    void an_owner_whose_token_is_refused_waits_for_another_token() {
        world.dspace.update("update orcid_token set access_token = 'withdrawn-token'");
        insert(publication("10.5555/a"));
        world.dspace.queue(owner, publication("10.5555/b"), "Publication", "UPDATE", "17");
        world.run(false);
        assertThat(histories()).containsExactly("UPDATE|401|f");
        assertThat(world.registry.requests().all()).hasSize(1);

        world.run(false);
        assertThat(world.registry.requests().all()).hasSize(1);

        world.dspace.update("update orcid_token set access_token = ?", world.token(orcid));
        world.run(false);
        assertThat(world.registry.items(orcid, Section.WORK)).isNotEmpty();
        assertThat(world.dspace.of("select response_message from orcid_history where status = 401"))
                .noneMatch(message -> message.contains("withdrawn-token"));
    }

    @Test
    void an_outage_ends_a_run_and_uses_no_attempt() {
        world.set("caravan.dspace.patience", "3");
        for (int i = 0; i < 20; i++) {
            world.dspace.queue(owner, publication("10.5555/o" + i), "Publication", "UPDATE", "1" + i);
        }
        List<DspaceCall> calls = new ArrayList<>();
        world.by(call -> {
            calls.add(call);
            return new Answered.Silence(org.orcidcaravan.orcid.answer.TransportFailure.NOT_CONNECTED, "down");
        });
        DspaceReport report = world.run(false);

        assertThat(calls).hasSize(3);
        assertThat(report.left()).isEqualTo(20);
        assertThat(report.stopped()).isNotNull();
        assertThat(world.dspace.of("select count(*) from orcid_queue where attempts is not null"))
                .containsExactly("0");
        assertThat(histories()).isEmpty();
    }

    @Test
    void a_disabled_synchronization_stops_before_anything_is_read() throws Exception {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("orcid", ".cfg");
        java.nio.file.Files.writeString(file, "orcid.synchronization-enabled = false\n");
        insert(publication("10.5555/off"));
        DspaceReport report =
                world.set("caravan.dspace.config", file.toString()).run(false);

        assertThat(world.log).containsExactly("The ORCID synchronization is disabled. The script cannot proceed");
        assertThat(report.isClean()).isFalse();
        assertThat(queue()).isEqualTo("1");
    }
}
