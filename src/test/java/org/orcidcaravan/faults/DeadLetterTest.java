package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.cli.Commands;
import org.orcidcaravan.cli.RecreateWorkCommand;
import org.orcidcaravan.cli.SuppressWorkCommand;
import org.orcidcaravan.cli.UnsuppressWorkCommand;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.Acted;
import org.orcidcaravan.push.DeadLetters;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;
import org.orcidcaravan.simulator.registry.record.RecordState;
import org.orcidcaravan.simulator.registry.record.RegistryItem;
import picocli.CommandLine;

/** From the dead-letter list back to the record: by whoever asks, once. */
@QuarkusTest
class DeadLetterTest extends PushRouteTest {
    @Inject
    DeadLetters letters;

    @Inject
    CommandLine.IFactory commands;

    private record Said(int status, String out, String err) {}

    private Said caravan(String... arguments) {
        return run(Commands.line(commands), arguments);
    }

    private static Said run(CommandLine line, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new Said(status, out.toString(), err.toString());
    }

    /** A work that ORCID finds too large, once. */
    private long refused(String key) throws InterruptedException {
        registry.inject(Fault.of(Harm.status(413)).on(orcid).onWrites().times(1));
        offer(work(key, "Title of " + key));
        settled();
        return Long.parseLong(rows.of("select id from task where person = ? and state = 'dead'", person)
                .getFirst());
    }

    private long writes() {
        return registry.requests().all("POST", orcid.toString()).size();
    }

    @Test
    void row_64_one_that_two_admins_replay_at_once_reaches_the_record_exactly_once() throws Exception {
        long task = refused("w1");
        assertThat(writes()).isOne();
        int version = letters.open(task).orElseThrow().letter().version();

        CountDownLatch together = new CountDownLatch(2);
        List<Acted> acted = new ArrayList<>();
        try (ExecutorService admins = Executors.newFixedThreadPool(2)) {
            List<Future<Acted>> both = new ArrayList<>();
            for (String admin : List.of("test:one", "test:other")) {
                both.add(admins.submit(() -> {
                    together.countDown();
                    together.await();
                    return letters.replay(task, version, admin);
                }));
            }
            for (Future<Acted> one : both) {
                acted.add(one.get());
            }
        }
        settled();

        assertThat(acted)
                .hasAtLeastOneElementOfType(Acted.Done.class)
                .hasAtLeastOneElementOfType(Acted.NotAsSeen.class);
        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("Title of w1");
        assertThat(writes()).isEqualTo(2);
        assertThat(tasks()).containsExactly("create|sent|DONE");
        assertThat(rows.of("select action from audit where subject = ?", "task:" + task))
                .containsExactly("dead-letter.replay");
    }

    @Test
    void the_commands_list_show_and_replay() throws Exception {
        long task = refused("w2");

        assertThat(caravan("dead-letters", "list", "--person", orcid.toString(), "--text", "W2"))
                .satisfies(said -> assertThat(said.status()).isZero())
                .extracting(Said::out)
                .asString()
                .startsWith(task + ": create work \"Title of w2\" (test, w2) for p-" + orcid)
                .contains("DEAD It is too large for ORCID.");
        assertThat(caravan("dead-letters", "list", "--json", "--person", "p-" + orcid)
                        .out())
                .contains("\"id\":" + task, "\"httpStatus\":413");
        assertThat(caravan("dead-letters", "show", Long.toString(task)).out())
                .contains("state dead, attempts 1", "POST: 413 DEAD");
        assertThat(caravan("dead-letters", "show", "--json", Long.toString(task))
                        .out())
                .contains("\"requests\":[{", "\"method\":\"POST\"");
        assertThat(caravan("dead-letters", "replay", Long.toString(task)))
                .isEqualTo(new Said(0, task + " is queued now.\n", ""));
        settled();

        assertThat(inRecord()).hasSize(1);
        assertThat(caravan("dead-letters", "replay", Long.toString(task), "999999999"))
                .isEqualTo(new Said(
                        1,
                        "",
                        task + " is not on the list: it is sent. Nothing is changed.\n"
                                + "There is no dead letter 999999999: see \"dead-letters list\".\n"));
        assertThat(rows.of("select actor from audit where subject = ?", "task:" + task))
                .containsExactly("cli:" + System.getProperty("user.name"));
    }

    @Test
    void the_commands_replay_and_discard_by_a_filter() throws Exception {
        refused("w3");
        String key = "p-" + orcid;
        assertThat(caravan("dead-letters", "replay", "--person", key))
                .isEqualTo(new Said(0, "1 dead letters are sent again.\n", ""));
        settled();
        refused("w4");

        assertThat(caravan("dead-letters", "discard", "--person", key, "--reason", "Too large."))
                .isEqualTo(new Said(0, "1 dead letters are discarded.\n", ""));
        assertThat(caravan("dead-letters", "list", "--person", key).out())
                .isEqualTo("There are no dead letters that fit.\n");
        assertThat(tasks()).containsExactly("create|sent|DONE", "create|suppressed|DISCARDED");
    }

    @Test
    void a_command_that_does_not_say_which_is_wrong_usage() {
        assertThat(caravan("dead-letters").status()).isEqualTo(2);
        assertThat(caravan("dead-letters", "replay").err()).contains("in one way");
        assertThat(caravan("dead-letters", "replay", "--all", "7").status()).isEqualTo(2);
        assertThat(caravan("dead-letters", "discard", "7").err()).contains("--reason");
        assertThat(caravan("dead-letters", "discard", "7", "--reason", " ").status())
                .isEqualTo(2);
        assertThat(caravan("dead-letters", "list", "--since", "yesterday").err())
                .contains("yesterday is no time");
        assertThat(caravan("dead-letters", "list", "--section", "poem").err()).contains("no section poem");
        assertThat(caravan("dead-letters", "show", "999999999").status()).isOne();
        assertThat(caravan("people", "resume", "nobody").err()).contains("Nobody is known as nobody");
        assertThat(caravan("people", "resume", orcid.toString()).err()).contains("is not paused");
    }

    @Test
    void a_paused_person_goes_on_when_an_operator_says_so() throws Exception {
        registry.setRecordState(orcid, new RecordState.Locked());
        offer(work("w5", "Waits"));
        until(1, "state = 'waiting'");
        registry.setRecordState(orcid, new RecordState.Active());

        assertThat(caravan("people", "resume", "p-" + orcid))
                .isEqualTo(new Said(
                        0, "p-" + orcid + " was paused (locked) and goes on, with 1 tasks that waited.\n", ""));
        settled();

        assertThat(inRecord()).hasSize(1);
    }

    @Test
    void a_suppressed_work_stays_away_and_a_deleted_one_comes_back_on_demand() throws Exception {
        String key = "p-" + orcid;
        CommandLine suppress = new CommandLine(SuppressWorkCommand.class, commands);
        CommandLine unsuppress = new CommandLine(UnsuppressWorkCommand.class, commands);
        CommandLine recreate = new CommandLine(RecreateWorkCommand.class, commands);

        assertThat(run(suppress, key, "test", "w6", "--reason", "Not mine.").out())
                .contains("w6 of " + key + " is never sent");
        assertThat(run(suppress, key, "test", "w6", "--reason", "Not mine.").status())
                .isOne();
        offer(work("w6", "Wanted at last"));
        assertThat(inRecord()).isEmpty();
        assertThat(run(unsuppress, key, "test", "w6").out()).contains("may be sent again; 1 tasks go on");
        assertThat(run(unsuppress, key, "test", "w6").status()).isOne();
        settled();
        RegistryItem added = inRecord().getFirst();

        registry.removeItem(orcid, Section.WORK, added.putCode());
        offer(work("w6", "Changed since"));
        settled();
        assertThat(count("state = 'removed'")).isOne();
        assertThat(run(recreate, key, "test", "w6").out()).contains("created anew");
        assertThat(run(recreate, key, "test", "w6").status()).isOne();
        settled();
        assertThat(inRecord()).extracting(RegistryItem::title).containsExactly("Changed since");
    }
}
