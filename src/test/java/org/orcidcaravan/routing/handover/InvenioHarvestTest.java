package org.orcidcaravan.routing.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.fetch.StandIn;
import org.orcidcaravan.source.harvest.HarvestReport;

/** Harvests of InvenioRDM's REST API, against a stand-in that answers its query by time and pages. */
class InvenioHarvestTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Pattern QUERY = Pattern.compile("updated:\\[\"(.*?)\" TO \"(.*?)\"].*");

    private final SequencedMap<String, Instant> updated = new TreeMap<>();
    private final StandIn server = new StandIn("application/json", this::page);
    private final Office office = new Office(DATABASE);
    private HarvestDesk desk = desk(Map.of());
    private long pretended;

    private HarvestDesk desk(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(Map.of("kind", "invenio", "page-size", "10"));
        all.putAll(more);
        return new HarvestDesk(DATABASE, office, server.address("/"), all);
    }

    @AfterEach
    void close() {
        desk.close();
        server.close();
    }

    @Test
    void all_pages_are_taken_in_and_the_next_harvest_asks_for_what_was_updated_since() throws Exception {
        office.person("'inv', 'Berta', 'Beispiel', null, '0000-0002-1694-233X'");
        fill(25);

        HarvestReport report = desk.harvest();

        assertThat(report.problem()).isNull();
        assertThat(kept()).isEqualTo(25);
        assertThat(office.tasks()).contains("r000000 inv create queued");
        updated.put("r000003", Instant.parse("2026-11-22T11:00:00Z"));
        assertThat(desk.harvest().run())
                .isNotNull()
                .extracting(run -> run.tally().entries())
                .isEqualTo(1L);
    }

    @Test
    void a_window_with_more_than_its_search_shows_is_halved() throws Exception {
        fill(25);
        pretended = 10_001;
        AtomicInteger pages = new AtomicInteger();
        desk.killedAt = step -> {
            if (step.equals("page") && pages.incrementAndGet() > 2) {
                pretended = 0;
            }
            return false;
        };

        assertThat(desk.harvest().problem()).isNull();
        assertThat(kept()).isEqualTo(25);
        assertThat(server.asked().stream()
                        .map(asked -> asked.get("q"))
                        .distinct()
                        .count())
                .isGreaterThan(3);
    }

    @Test
    void records_that_move_between_pages_are_read_again() throws Exception {
        fill(25);
        AtomicInteger pages = new AtomicInteger();
        desk.killedAt = step -> {
            if (step.equals("page") && pages.incrementAndGet() == 2) {
                updated.put("r000000", Instant.parse("2026-12-24T00:00:00Z"));
            }
            return false;
        };

        assertThat(desk.harvest().problem()).isNull();
        assertThat(kept()).isEqualTo(25);
        assertThat(server.asked().stream().filter(asked -> "1".equals(asked.get("page"))))
                .hasSizeGreaterThan(1);
    }

    @Test
    void a_token_from_a_file_is_shown_and_429_is_waited_for(@TempDir Path folder) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "s3cr3t\n");
        fill(3);
        desk.close();
        desk = desk(Map.of("token-file", token.toString(), "set", "c1"));
        server.next(StandIn.status(429, "Retry-After", "60"));

        assertThat(desk.harvest().problem()).isNull();
        assertThat(desk.waited).containsExactly(Duration.ofMinutes(1));
        assertThat(server.authorizations()).containsOnly("Bearer s3cr3t");
        assertThat(server.asked().getLast().get("q")).contains("parent.communities.ids:\"c1\"");
        Files.delete(token);
        assertThat(desk.harvest().problem()).contains("Failed to read the token");
    }

    @Test
    void answers_that_are_none_take_nothing_in() throws Exception {
        fill(3);
        for (String body :
                List.of("<html>", "{\"hits\":{}}", "[", "{\"hits\":{\"hits\":[],\"total\":\"x\"}}", "", "null")) {
            server.next(exchange -> StandIn.send(exchange, 200, "text/html", body));
        }

        assertThat(desk.harvest().problem()).contains("See what the repository answers");
        assertThat(kept()).isZero();
        assertThat(desk.harvest().problem()).isNull();
        assertThat(kept()).isEqualTo(3);
    }

    private void fill(int records) {
        for (int i = 0; i < records; i++) {
            updated.put(
                    String.format(Locale.ROOT, "r%06d", i),
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(i));
        }
    }

    private String page(Map<String, String> question) {
        Matcher query = QUERY.matcher(question.getOrDefault("q", ""));
        if (!query.matches()) {
            return "{\"status\":400}";
        }
        Instant from = Instant.parse(query.group(1) + "Z");
        Instant until = Instant.parse(query.group(2) + "Z");
        List<String> ids = updated.entrySet().stream()
                .filter(one -> !one.getValue().isBefore(from) && !one.getValue().isAfter(until))
                .map(Map.Entry::getKey)
                .toList();
        int size = Integer.parseInt(question.getOrDefault("size", "10"));
        int start = Math.min(ids.size(), (Integer.parseInt(question.getOrDefault("page", "1")) - 1) * size);
        String hits = String.join(
                ",",
                ids.subList(start, Math.min(ids.size(), start + size)).stream()
                        .map(id -> """
                        {"id":"%s-v2","parent":{"id":"%s","communities":{"ids":["c1"]}},"updated":"%s","is_published":true,
                         "links":{"self_html":"https://rdm.example.org/records/%s"},"pids":{"doi":{"identifier":"10.5555/%s"}},
                         "access":{"embargo":{"active":true,"until":"2027-01-01"}},
                         "custom_fields":{"journal:journal":{"title":"Camel Letters","issn":"0317-8471"}},
                         "metadata":{"title":"On caravans","publication_date":"2020-05/2021","resource_type":{"id":"publication-article"},
                          "creators":[{"person_or_org":{"family_name":"Beispiel","given_name":"Berta",
                            "identifiers":[{"scheme":"orcid","identifier":"0000-0002-1694-233X"}]},"affiliations":[{"name":"CI"}]}],
                          "contributors":[{"person_or_org":{"name":"Group"},"role":{"id":"editor"}}],
                          "identifiers":[{"scheme":"pmid","identifier":"31234567"},{"scheme":"other","identifier":"x"}],
                          "related_identifiers":[{"scheme":"issn","identifier":"0317-8471","relation_type":{"id":"ispartof"}},
                            {"scheme":"doi","identifier":"10.5555/z","relation_type":{"id":"cites"}}]}}""".formatted(id, id, updated.get(id), id, id))
                        .toList());
        return "{\"hits\":{\"hits\":[" + hits + "],\"total\":" + Math.max(pretended, ids.size()) + "}}";
    }

    private int kept() throws Exception {
        return Integer.parseInt(
                DATABASE.query("select count(*) from source_record where source = '" + office.source.text() + "'"));
    }
}
