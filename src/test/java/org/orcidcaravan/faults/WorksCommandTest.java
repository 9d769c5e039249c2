package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.ApiTokens;
import org.orcidcaravan.cli.Commands;
import org.orcidcaravan.simulator.registry.record.RegistryItem;
import picocli.CommandLine;

@QuarkusTest
class WorksCommandTest extends PushRouteTest {
    @Inject
    CommandLine.IFactory factory;

    @Inject
    ApiTokens apiTokens;

    private Path folder;

    @BeforeEach
    void a_folder() throws IOException {
        folder = Files.createTempDirectory("caravan-works");
    }

    private record Ran(int status, String out, String err) {}

    private Ran run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Commands.line(factory)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Ran(status, out.toString(), err.toString());
    }

    private String file(String name, String... lines) throws Exception {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n")
                .toString();
    }

    private int items() {
        return Integer.parseInt(
                rows.of("select count(*) from item where person = ?", person).getFirst());
    }

    @Test
    void a_file_is_queued_sent_and_listed_and_twice_changes_nothing() throws Exception {
        String file = file(
                "works.csv",
                "source_id,orcid,person_id,title,type,doi,shelf",
                "k1," + orcid + ",,First,journal-article,10.5555/" + person + ",A7",
                "k2,,p-" + orcid + ",Second,book,,",
                "k3," + orcid + ",p-" + orcid + ",Third,report,,");

        Ran first = run("works", "import", "--source", "csv", file);
        assertThat(first.out())
                .contains(
                        "3 queued, 0 waiting, 0 to be chosen, 0 unchanged, 0 suppressed, 0 removed, 0 dead, 0 refused.");
        assertThat(first.err()).contains(":1: warning: the column shelf is not known");
        assertThat(first.status()).isZero();
        settled();
        assertThat(inRecord()).extracting(RegistryItem::title).containsExactlyInAnyOrder("First", "Second", "Third");

        assertThat(run("works", "import", "--source", "csv", file).out())
                .contains("0 queued, 0 waiting, 0 to be chosen, 3 unchanged");
        Ran list = run("works", "list", "--person", orcid.toString(), "--state", "sent");
        assertThat(list.out())
                .contains("p-" + orcid + " (" + orcid + "): \"First\", csv k1: sent, put-code ")
                .contains("\"Second\"", "\"Third\"");
        assertThat(list.status()).isZero();
        assertThat(run("works", "list", "--person", "p-" + orcid, "--json").out())
                .startsWith("[{")
                .contains("\"label\":\"First\"", "\"state\":\"sent\"");
        assertThat(run("works", "list", "--person", orcid.toString(), "--state", "dead")
                        .out())
                .contains("There are no such works.");
        assertThat(run("works", "list", "--person", orcid.toString(), "--limit", "2")
                        .status())
                .isOne();
    }

    @Test
    void bad_rows_are_reported_with_their_line_and_the_others_go_in() throws Exception {
        String file = file(
                "works.csv",
                "source_id,orcid,title,type",
                "k1," + orcid + ",Good,book",
                "k2," + orcid + ",,book",
                "k3," + newOrcid() + ",Whose,book",
                "k4," + orcid + ";" + newOrcid() + ",Shared,book");

        Ran ran = run("works", "import", "--source", "csv", file);

        assertThat(ran.status()).isOne();
        assertThat(ran.out()).contains("2 queued", "1 refused.", "1 of nobody here, 0 kept back");
        assertThat(ran.err())
                .contains("works.csv:3: ", "works.csv:4: Nobody here is ", "\"people import\"")
                .contains("works.csv:5: note: Left out");
        assertThat(items()).isEqualTo(2);
    }

    @Test
    void a_whole_file_says_what_is_gone_and_what_is_kept_is_decided_anew() throws Exception {
        String name = "whole-" + person;
        String headings = "source_id,title,type,authors,author_orcids\n";
        String first =
                file("first.csv", headings + "k1,One,book,\"B, A\"," + orcid + "\nk2,Two,book,\"B, A\"," + orcid);
        String second = file("second.csv", headings + "k1,One,book,\"B, A\"," + orcid);

        assertThat(run("works", "import", "--source", "csv", "--name", name, "--complete", first)
                        .out())
                .contains("2 queued");
        settled();
        Ran ran = run("works", "import", "--source", "csv", "--name", name, "--complete", second);

        assertThat(ran.out()).contains("1 unchanged", "1 gone");
        assertThat(ran.status()).isZero();
        assertThat(inRecord()).hasSize(2);
        assertThat(run("works", "recheck", "--source", name).out()).contains(name + ": 1 records were decided anew.");
        assertThat(run("works", "recheck", "--source", "no-such-source").status())
                .isOne();
    }

    @Test
    void a_dry_run_says_the_same_and_changes_nothing() throws Exception {
        String file = file("works.csv", "source_id,orcid,title,type", "k1," + orcid + ",Good,book");

        assertThat(run("works", "import", "--source", "csv", "--dry-run", file).out())
                .contains("Nothing was changed; it would be: 1 queued");
        assertThat(items()).isZero();
    }

    @Test
    void more_works_than_a_batch_holds_go_in_in_order() throws Exception {
        StringBuilder json = new StringBuilder();
        for (int i = 1; i <= 1_203; i++) {
            json.append(ApiTest.entry("k" + i, "Work " + i, orcid.toString())).append('\n');
        }
        permitNobody();

        Ran ran = run("works", "import", "--source", "json", "--name", "bulk", file("works.json", json.toString()));

        // Those that come after the queue has noticed that nobody permits anything wait at once.
        assertThat(ran.out()).containsPattern("queued, .* waiting, 0 to be chosen, 0 unchanged, .* 0 refused");
        assertThat(items()).isEqualTo(1_203);
        assertThat(rows.of("select distinct source from item where person = ?", person))
                .containsExactly("bulk");
    }

    /** So that nothing is sent while the test counts. */
    private void permitNobody() {
        rows.of("update token set state = 'revoked' where person = ? returning id", person);
    }

    @Test
    void what_is_no_such_file_is_wrong_usage() throws Exception {
        Ran missing =
                run("works", "import", "--source", "csv", folder.resolve("none").toString());
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("there is no such file");
        assertThat(run("works", "import", "--source", "csl", file("works.txt", "no JSON"))
                        .status())
                .isEqualTo(2);
        assertThat(run("works", "import", "--source", "csv", "--name", "a b", file("w.csv", "x"))
                        .err())
                .contains("cannot name a source");
    }

    @Test
    void a_token_is_printed_once_listed_and_revoked() {
        Ran made = run("api-token", "create", "cli-test", "--role", "operator");
        assertThat(made.status()).isZero();
        String token = made.out().strip();
        assertThat(apiTokens.find(token)).isPresent();
        assertThat(made.err()).contains("not shown again").doesNotContain(token);
        assertThat(run("api-token", "create", "cli-test", "--role", "viewer").status())
                .isEqualTo(2);

        assertThat(run("api-token", "list").out())
                .contains("cli-test: operator")
                .doesNotContain(token);
        assertThat(run("api-token", "revoke", "cli-test").status()).isZero();
        assertThat(run("api-token", "revoke", "cli-test").status()).isEqualTo(2);
        assertThat(apiTokens.find(token)).isEmpty();
        assertThat(run("api-token", "list", "--json").out()).contains("\"name\":\"cli-test\"");
        assertThat(run("api-token", "create", "-", "--role", "viewer").status()).isEqualTo(2);
    }
}
