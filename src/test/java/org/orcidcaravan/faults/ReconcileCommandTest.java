package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.cli.Commands;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Client;
import picocli.CommandLine;

/** What ORCID shows against what we believe, on the command line. */
@QuarkusTest
@QuarkusTestResource(value = ReconcileCommandTest.Copy.class, restrictToAnnotatedClass = true)
class ReconcileCommandTest extends PushRouteTest {
    /** A folder of this test's own, for the copy of ORCID's summaries. */
    public static final class Copy implements QuarkusTestResourceLifecycleManager {
        private Path folder = Path.of(".");

        @Override
        public Map<String, String> start() {
            try {
                folder = Files.createTempDirectory("caravan-copy");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("caravan.data.dir", folder.toString());
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(folder, new TestInjector.MatchesType(Path.class));
        }

        @Override
        public void stop() {}
    }

    @Inject
    CommandLine.IFactory factory;

    Path folder;

    private List<String> codes = List.of();

    private record Ran(int status, String out, String err) {}

    private Ran run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.concat(Stream.of("reconcile"), Stream.of(words)).toArray(String[]::new);
        int status = Commands.line(factory)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
        return new Ran(status, out.toString(), err.toString());
    }

    /** Three works that were sent yesterday; nobody else has anything. */
    @BeforeEach
    void three_works() throws Exception {
        rows.change("delete from reconciliation_look");
        rows.change("delete from item where person <> ?", person);
        rows.change("update person set orcid = null where id <> ?", person);
        offer(works(3));
        settled();
        rows.change(
                "update attempt set began_at = began_at - interval '1 day' where task in (select id from task where person = ?)",
                person);
        codes = rows.of("select put_code from item where person = ? order by id", person);
        registry.requests().clear();
    }

    @AfterEach
    void no_copy() throws IOException {
        Path summaries = folder.resolve("summaries");
        if (Files.exists(summaries)) {
            try (Stream<Path> all = Files.walk(summaries)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    /** The summary of the researcher, with these of our works. */
    private void shows(List<String> putCodes) throws IOException {
        String works = putCodes.stream()
                .map(code ->
                        """
                        <activities:group><work:work-summary put-code="%s" visibility="public">
                        <common:created-date>2020-01-01T00:00:00Z</common:created-date>
                        <common:last-modified-date>2020-01-01T00:00:00Z</common:last-modified-date>
                        <common:source><common:source-client-id><common:path>%s</common:path></common:source-client-id></common:source>
                        <work:title><common:title>Work number %d</common:title></work:title>
                        <common:external-ids><common:external-id><common:external-id-type>source-work-id</common:external-id-type>
                        <common:external-id-value>w%d</common:external-id-value>
                        <common:external-id-relationship>self</common:external-id-relationship></common:external-id></common:external-ids>
                        <work:type>journal-article</work:type></work:work-summary></activities:group>
                        """.formatted(code, Client.SYNTHETIC.id(), codes.indexOf(code) + 1, codes.indexOf(code) + 1))
                .collect(Collectors.joining());
        String document = """
                <?xml version="1.0" encoding="UTF-8"?>
                <record:record path="/%s" xmlns:record="http://www.orcid.org/ns/record"
                  xmlns:history="http://www.orcid.org/ns/history" xmlns:activities="http://www.orcid.org/ns/activities"
                  xmlns:common="http://www.orcid.org/ns/common" xmlns:work="http://www.orcid.org/ns/work">
                <common:orcid-identifier><common:path>%s</common:path></common:orcid-identifier>
                <history:history><common:last-modified-date>2099-01-01T00:00:00Z</common:last-modified-date></history:history>
                <activities:activities-summary><activities:works>%s</activities:works></activities:activities-summary></record:record>
                """.formatted(orcid, orcid, works);
        String text = orcid.toString();
        Path file = folder.resolve("summaries")
                .resolve(text.substring(text.length() - 3))
                .resolve(text + ".xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, document.strip());
    }

    @Test
    void orcid_is_asked_and_what_the_researcher_deleted_is_said_and_kept() {
        registry.removeItem(orcid, Section.WORK, Long.parseLong(codes.get(1)));

        Ran ran = run("--from", "api");

        assertThat(ran.out()).contains("ORCID is asked about 1 parts of records.", "via api, outcome complete");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(tasks("state")).containsExactly("sent", "removed", "sent");
        assertThat(requests("GET", "/works")).isOne();
        assertThat(requests("POST", null) + requests("PUT", null)).isZero();
    }

    @Test
    void without_a_copy_of_the_summaries_orcid_is_asked_and_a_script_gets_figures() throws Exception {
        Ran ran = run("--json");
        assertThat(ran.status()).as(ran.err()).isZero();
        String json = ran.out().substring(ran.out().indexOf('['));
        assertThat(ApiClient.JSON.readTree(json).at("/0/outcome").asText()).isEqualTo("complete");
        assertThat(requests("GET", "/works")).isOne();
        assertThat(run("--from", "mirror").status()).isOne();
        assertThat(run("--from", "mirror").err()).contains("There is no copy of ORCID's summaries", "--from api");
        assertThat(run("--dry-run").status()).isOne();
    }

    @Test
    void the_copy_is_compared_without_a_request_and_a_dry_run_changes_nothing() throws Exception {
        shows(List.of(codes.get(0), codes.get(2)));

        Ran dry = run("--dry-run");
        assertThat(dry.out()).as(dry.err()).contains("via mirror", "people 1");
        assertThat(tasks("state")).containsOnly("sent");
        assertThat(rows.of("select 1 from reconciliation_look")).isEmpty();

        rows.change("update registry_pace set blocked_until = 'infinity'");
        Ran ran = run();
        assertThat(ran.out()).contains("via mirror", "to_ask 1");
        assertThat(ran.status()).as("ORCID is still to be asked").isOne();
        assertThat(registry.requests().all()).isEmpty();
    }

    @Test
    void a_copy_that_cannot_be_read_is_named_and_nobody_is_taken_for_gone() throws Exception {
        shows(codes);
        try (Stream<Path> all = Files.walk(folder.resolve("summaries"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).substring(0, 900));
            }
        }
        Ran ran = run("--from", "mirror");
        assertThat(ran.err()).contains("The summary " + orcid + ".xml ");
        assertThat(ran.status()).isOne();
        assertThat(tasks("state")).containsOnly("sent");
    }

    @Test
    void while_no_request_may_start_nothing_is_taken_up_and_the_reason_is_said() {
        rows.change("update registry_pace set blocked_until = 'infinity', blocked_reason = 'ORCID asked us to wait.'");

        Ran ran = run("--from", "api");

        assertThat(ran.status()).isOne();
        assertThat(ran.err()).contains("Stopped early: ORCID asked us to wait. The service asks about the rest.");
        assertThat(rows.of("select attempts from reconciliation_look")).containsExactly("0");
        assertThat(registry.requests().all()).isEmpty();
    }

    @Test
    void what_cannot_be_meant_is_wrong_usage() {
        assertThat(run("--from", "moon").err()).contains("--from is mirror or api, not \"moon\".");
        assertThat(run("--from", "moon").status()).isEqualTo(2);
        assertThat(run("--from", "api", "--dry-run").status()).isEqualTo(2);
    }
}
