package org.orcidcaravan.routing.dspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.source.dspace.row.DspaceTables;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.Runs;
import org.orcidcaravan.source.record.SourceTransactionStore;

/** One write in flight per iD, beside our own queue; and what is kept of runs. */
class TurnsTest {
    @RegisterExtension
    static final RealDatabase OURS = new RealDatabase();

    @RegisterExtension
    static final RealDatabase DSPACE = new RealDatabase();

    private World world;
    private OrcidId orcid;
    private UUID owner;

    private void open(String mode) throws SQLException {
        world = new World(OURS, DSPACE, mode);
        orcid = world.newOrcid();
        owner = world.dspace.profile(orcid.toString(), world.token(orcid));
    }

    @BeforeEach
    void a_researcher_of_both() throws Exception {
        open("improved");
        known(orcid);
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        world.close();
        OURS.execute("update dspace_watch set last_history = null, alarm = null");
        OURS.execute("truncate dspace_sending, dspace_pause, dspace_written, dspace_seen");
        OURS.execute("delete from source_run");
        OURS.execute("delete from person");
    }

    /** Somebody whom our own queue knows too. */
    private void known(OrcidId id) throws SQLException {
        OURS.execute("insert into person (person_id, orcid) values ('p-" + id + "', '" + id + "')");
        OURS.execute("insert into writer (person) select id from person where orcid = '" + id + "'");
    }

    private void writing(OrcidId id) throws SQLException {
        OURS.execute(
                "update writer set leased_by = 'a worker', lease_until = now() + interval '1 minute', begun_at = now()"
                        + " where person = (select id from person where orcid = '" + id + "')");
    }

    private void done() {
        execute("update writer set leased_by = null, lease_until = null, begun_at = null");
    }

    private static void execute(String sql) {
        try {
            OURS.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ours(String sql) {
        return DspaceTables.rows(OURS.dataSource(), sql);
    }

    private int insert(UUID of, String doi) {
        UUID work = world.dspace.item("dc.title=A work of " + doi, "dc.type=Article", "dc.identifier.doi=" + doi);
        return world.dspace.queue(of, work, "Publication", "INSERT", null);
    }

    private Run lastRun() {
        return new Runs(new SourceTransactionStore(OURS.dataSource()))
                .newest(RunBook.SOURCE, Long.MAX_VALUE, 1)
                .getFirst();
    }

    private long requestsTo(OrcidId id) {
        return world.registry.requests().all().stream()
                .filter(request -> request.orcid().filter(id::equals).isPresent())
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"improved", "strict"})
    void a_record_that_our_own_queue_writes_to_is_left_and_everybody_else_is_sent(String mode) throws Exception {
        world.close();
        open(mode);
        int row = insert(owner, "10.5555/busy");
        OrcidId other = world.newOrcid();
        insert(world.dspace.profile(other.toString(), world.token(other)), "10.5555/free");
        writing(orcid);

        DspaceReport report = world.run(false);

        assertThat(report.done()).isOne();
        assertThat(report.left()).isOne();
        assertThat(report.stopped()).isNull();
        assertThat(requestsTo(orcid)).isZero();
        assertThat(world.registry.items(other, Section.WORK)).hasSize(1);
        assertThat(world.dspace.of("select attempts from orcid_queue where id = " + row))
                .as("no attempt is used")
                .containsExactly("null");
        assertThat(world.dspace.of("select 1 from orcid_history where owner_id = '" + owner + "'"))
                .isEmpty();
        assertThat(world.log).anySatisfy(line -> assertThat(line).contains(RecordTurns.BUSY));
        assertThat(ours("select leased_by from writer")).contains("a worker");
        done();
        assertThat(world.run(false).done()).isOne();
    }

    @Test
    void a_record_is_waited_for_until_our_own_queue_is_done_with_it() throws Exception {
        insert(owner, "10.5555/waited");
        writing(orcid);
        List<Integer> looks = new ArrayList<>();
        world.time.meanwhile = () -> {
            looks.add(looks.size());
            if (looks.size() == 3) {
                done();
            }
        };

        assertThat(world.run(false).done()).isOne();
        assertThat(looks).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"improved", "strict"})
    void while_a_run_sends_no_worker_gets_the_person_and_afterwards_what_is_due_goes_on(String mode) throws Exception {
        world.close();
        open(mode);
        execute("insert into item (person, section, source, source_id, label, content, content_hash)"
                + " select id, 'work', 'test', 'w', 'W', 'w', sha256('w') from person where orcid = '" + orcid + "'");
        execute("insert into task (item, person, section, operation, state)"
                + " select id, person, section, 'create', 'queued' from item");
        insert(owner, "10.5555/turn");
        List<String> seen = new ArrayList<>();
        world.by(call -> {
            seen.addAll(
                    ours("select leased_by, lease_until > now() + interval '1 minute', begun_at is null from writer"));
            seen.add(ours("select count(*) from writer where lease_until is null")
                    .getFirst());
            return world.road.send(call);
        });

        assertThat(world.run(false).done()).isOne();

        assertThat(seen).containsExactly("DSpace's queue|t|t", "0");
        assertThat(ours("select leased_by, lease_until, fencing, lane, due_at <= now() from writer"))
                .containsExactly("null|null|1|works|t");
    }

    @Test
    void a_turn_that_somebody_took_over_ends_the_sending_before_the_next_request() {
        for (int i = 0; i < 3; i++) {
            world.dspace.queue(
                    owner,
                    world.dspace.item("dc.title=T" + i, "dc.identifier.doi=10.5555/lost" + i),
                    "Publication",
                    "UPDATE",
                    "1" + i);
        }
        List<DspaceCall> sent = new ArrayList<>();
        world.by(call -> {
            sent.add(call);
            execute("update writer set fencing = fencing + 1, leased_by = 'a worker'");
            return world.road.send(call);
        });

        DspaceReport report = world.run(false);

        assertThat(sent).hasSize(1);
        assertThat(report.stopped()).isNotNull();
        assertThat(ours("select leased_by from writer"))
                .as("it is not ours to give back")
                .containsExactly("a worker");
    }

    @Test
    void a_person_who_becomes_known_while_a_run_sends_is_its_turn_from_the_next_request_on() throws Exception {
        execute("delete from person");
        world.dspace.queue(
                owner, world.dspace.item("dc.title=A", "dc.identifier.doi=10.5555/n1"), "Publication", "UPDATE", "1");
        insert(owner, "10.5555/n2");
        List<String> holders = new ArrayList<>();
        world.by(call -> {
            if (holders.isEmpty()) {
                try {
                    known(orcid);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            holders.addAll(ours("select leased_by from writer"));
            return world.road.send(call);
        });

        world.run(false);

        assertThat(holders).startsWith("null", "DSpace's queue");
        assertThat(ours("select lease_until from writer")).containsExactly("null");
    }

    @Test
    void a_run_stands_among_the_runs_of_the_sources_with_its_numbers_and_reasons() {
        insert(owner, "10.5555/good");
        int bad = world.dspace.queue(owner, world.dspace.item("dc.type=Article"), "Publication", "INSERT", null);
        UUID nobody = world.dspace.profile(null, null);
        int without = insert(nobody, "10.5555/without");

        world.run(false);

        Run run = lastRun();
        assertThat(run.outcome()).isEqualTo(Run.Outcome.DONE);
        assertThat(run.kind()).isEqualTo("dspace");
        assertThat(run.tally().entries()).isEqualTo(3);
        assertThat(run.tally().offered()).isOne();
        assertThat(run.tally().refused()).isEqualTo(2);
        assertThat(ours("select place, reason from source_refusal order by place"))
                .satisfiesExactly(
                        one -> assertThat(one).startsWith(bad + "|").contains("title.required"),
                        two -> assertThat(two).startsWith(without + "|").contains("does not have an orcid"));
        assertThat(ours("select reason from source_refusal")).noneMatch(reason -> reason.contains(world.token(orcid)));
    }

    @Test
    void a_run_that_was_stopped_or_broke_off_says_why_among_the_runs() throws Exception {
        world.run(false);
        execute("update dspace_watch set alarm = 'Somebody else sends.'");
        world.run(false);
        assertThat(lastRun().outcome()).isEqualTo(Run.Outcome.FAILED);
        assertThat(lastRun().problem()).isEqualTo("Somebody else sends.");

        world.dspace.update("drop table orcid_queue cascade");
        execute("update dspace_watch set alarm = null");
        org.assertj.core.api.Assertions.catchThrowable(() -> world.run(false));
        assertThat(lastRun().problem()).contains("orcid_queue");
        assertThat(lastRun().isGoing()).isFalse();
    }
}
