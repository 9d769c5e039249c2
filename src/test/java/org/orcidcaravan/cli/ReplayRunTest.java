package org.orcidcaravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.database.State;
import org.orcidcaravan.faults.Surroundings;
import org.orcidcaravan.push.DeadLetterFilter;
import org.orcidcaravan.push.Replay;
import org.orcidcaravan.push.ReplayState;
import org.orcidcaravan.push.Replays;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ReplayRunTest {
    private static final int LETTERS = 10_000;

    @Inject
    State state;

    @Inject
    DataSource database;

    @Inject
    ReplayRun run;

    @Inject
    Replays replays;

    /** Nothing is sent for them, because they are paused. */
    private void letters() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    with somebody as (insert into person (person_id) values ('ctrl-c') returning id),
                         paused as (insert into writer (person, pause_reason, paused_at, paused_until)
                                    select id, 'locked', now(), 'infinity' from somebody),
                         items as (
                             insert into item (person, section, source, source_id, label, content, content_hash)
                             select id, 'work', 'ctrl-c', n, 'Title', '{}', '' from somebody, generate_series(1, %d) n
                             returning id, person)
                    insert into task (item, person, section, operation, state)
                    select id, person, 'work', 'create', 'dead' from items""".formatted(LETTERS));
        }
    }

    @Test
    void ctrl_c_stops_it_and_what_is_not_taken_up_yet_stays_a_dead_letter() throws Exception {
        state.open();
        letters();
        DeadLetterFilter filter = new DeadLetterFilter(null, "ctrl-c", null, null, null, null, null);
        try (ExecutorService command = Executors.newSingleThreadExecutor()) {
            Future<Replay> ending = command.submit(() -> run.run(filter, "cli:test"));
            while (replays.latest(null, 1).stream()
                    .noneMatch(replay -> replay.actor().equals("cli:test") && replay.done() > 0)) {
                Thread.onSpinWait();
            }

            run.stop(new ShutdownEvent());

            Replay ended = ending.get();
            assertThat(ended.state()).isEqualTo(ReplayState.STOPPED);
            assertThat(ended.done()).isPositive().isLessThan(LETTERS);
            assertThat(replays.step(ended.id())).isFalse();
        }
        Replay rest = run.run(filter, "cli:test");
        assertThat(rest.state()).isEqualTo(ReplayState.DONE);
        assertThat(rest.done()).isPositive().isLessThan(LETTERS);
        assertThat(replays.latest(null, 2).stream().mapToInt(Replay::done).sum())
                .isEqualTo(LETTERS);
    }
}
