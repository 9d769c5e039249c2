package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.simulator.registry.Samples.affiliation;
import static org.orcidcaravan.simulator.registry.Samples.organization;
import static org.orcidcaravan.simulator.registry.Samples.selfDoi;
import static org.orcidcaravan.simulator.registry.Samples.withPutCode;
import static org.orcidcaravan.simulator.registry.Samples.work;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Member.Reply;
import org.orcidcaravan.simulator.registry.record.Visibility;

/** What is refused, with ORCID's status and error-code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {
    private static final Client OTHER = new Client("APP-ANOTHERCLIENT001", "another-secret", "Another University");
    private static final String WHERE = "(?s)<common:address>.*</common:address>";
    private static final String LISTED =
            "(?s)<common:disambiguated-organization>.*</common:disambiguated-organization>";
    private static final String START = "(?s)<common:start-date>.*</common:start-date>";

    private OpenRegistry open;
    private Member ann;

    @BeforeAll
    void open() {
        open = new OpenRegistry();
        ann = open.ann();
    }

    @AfterAll
    void close() {
        open.close();
    }

    @ParameterizedTest
    @CsvSource({
        "9001, <common:title>A title<, <common:title><",
        "9037, >journal-article<, >no-such-type<",
        "9023, >self<, >part-of<",
        "9023, >doi<, >no-such-scheme<",
        "9001, <work:type>journal-article</work:type>, ''",
    })
    void a_work_that_breaks_a_rule(String code, String from, String to) {
        assertThat(ann.post("work", work("10.5555/bad").replace(from, to)).error())
                .isEqualTo("400/" + code);
    }

    @ParameterizedTest
    @CsvSource({
        "9022, <common:title>A title<, <common:title><",
        "9037, >journal-article<, >no-such-type<",
        "9049, >2021<, >21<",
        "9023, >10.5555/bulk<, ><"
    })
    void a_work_of_a_bulk_is_told_by_the_validators(String code, String from, String to) {
        String dated = work("10.5555/bulk")
                .replace(
                        "<common:external-ids>",
                        "<common:publication-date><common:year>2021</common:year></common:publication-date>"
                                + "<common:external-ids>");

        Reply reply = ann.post("works", Samples.bulk(List.of(dated.replace(from, to))));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.xml().children().getFirst().text("error-code")).isEqualTo(code);
    }

    @Test
    void a_put_code_belongs_into_a_put_and_must_be_that_of_the_path() {
        long putCode = ann.post("work", work("10.5555/codes")).putCode();

        assertThat(ann.post("work", withPutCode(work("10.5555/c2"), 5)).error()).isEqualTo("400/9024");
        assertThat(ann.put("work/" + putCode, work("10.5555/codes")).error()).isEqualTo("400/9019");
        assertThat(ann.put("work/" + putCode, withPutCode(work("10.5555/codes"), 5))
                        .error())
                .isEqualTo("400/9019");
        assertThat(ann.put("work/5", withPutCode(work("10.5555/codes"), 5)).error())
                .isEqualTo("404/9016");
    }

    @Test
    void visibility_cannot_be_changed_but_repeated() {
        long putCode = ann.post("work", work("10.5555/seen")).putCode();
        String changed = withPutCode(work("Changed", selfDoi("10.5555/seen")), putCode);

        assertThat(ann.put("work/" + putCode, changed.replaceFirst(" xmlns", " visibility=\"private\" xmlns"))
                        .error())
                .isEqualTo("403/9035");
        assertThat(ann.put("work/" + putCode, changed.replaceFirst(" xmlns", " visibility=\"public\" xmlns"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_unchanged_work_stays_untouched() {
        long putCode = ann.post("work", work("10.5555/still")).putCode();
        String before = ann.get("work/" + putCode).body();
        open.pass(Duration.ofHours(1));

        assertThat(ann.put("work/" + putCode, withPutCode(work("10.5555/still"), putCode))
                        .body())
                .isEqualTo(before);
        String changed = withPutCode(work("Changed", selfDoi("10.5555/still")), putCode);
        assertThat(ann.put("work/" + putCode, changed).body()).isNotEqualTo(before);
    }

    @Test
    void what_another_client_added_is_not_ours() {
        try (Member other = open.member(OTHER)) {
            String theirs = work("10.5555/theirs");
            long putCode = other.post("work", theirs).putCode();
            String path = "work/" + putCode;

            String changed = withPutCode(work("Changed", selfDoi("10.5555/theirs")), putCode);
            assertThat(ann.put(path, changed).error()).isEqualTo("403/9010");
            assertThat(ann.put(path, withPutCode(theirs, putCode)).error()).isEqualTo("403/9014");
            assertThat(ann.delete(path).error()).isEqualTo("403/9010");
        }
    }

    @Test
    void a_private_item_of_another_source_is_not_shown_and_a_limited_one_needs_permission() {
        long secret = open.registry().addByResearcher(Samples.ANN, Section.WORK, work("10.5555/secret"));
        open.registry().setVisibility(Samples.ANN, Section.WORK, secret, Visibility.PRIVATE);
        long limited = open.registry().addByResearcher(Samples.ANN, Section.WORK, work("10.5555/limited"));
        open.registry().setVisibility(Samples.ANN, Section.WORK, limited, Visibility.LIMITED);

        assertThat(ann.get("work/" + secret).error()).isEqualTo("403/9013");
        assertThat(ann.get("work/" + limited).status()).isEqualTo(200);
        try (Member writer = open.member(Samples.ANN, EnumSet.of(Scope.ACTIVITIES_UPDATE))) {
            assertThat(writer.get("work/" + limited).error()).isEqualTo("403/9038");
        }
        assertThat(ann.get("works").body()).doesNotContain("10.5555/secret").contains("10.5555/limited");
    }

    @Test
    void organisations_must_say_enough() {
        String full = organization("common:organization");
        String unlisted = full.replaceFirst(LISTED, "");
        String nowhere = full.replaceFirst(WHERE, "<common:address/>");

        assertThat(affiliated(Section.EMPLOYMENT, unlisted)).isEqualTo("400/9045");
        assertThat(affiliated(Section.EMPLOYMENT, nowhere)).isEqualTo("400/9060");
        assertThat(affiliated(Section.EDUCATION, "")).isEqualTo("400/9046");
        assertThat(affiliated(Section.MEMBERSHIP, unlisted)).isEqualTo("400/9062");
        assertThat(affiliated(Section.MEMBERSHIP, full.replace("<common:country>AT</common:country>", "")))
                .isEqualTo("400/9061");
        assertThat(ann.post("membership", affiliation(Section.MEMBERSHIP, "Fellow", nowhere))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void periods_start_before_they_end() {
        String job = Samples.of(Section.SERVICE, "Chair");
        String end = "<common:end-date><common:year>2019</common:year></common:end-date>";
        String ended = job.replace("</common:start-date>", "</common:start-date>" + end);

        assertThat(ann.post("service", ended).error()).isEqualTo("400/9055");
        assertThat(ann.post("service", ended.replaceFirst(START, "")).error()).isEqualTo("400/9050");
        String thirteenth = "2020</common:year><common:month>02</common:month><common:day>31</common:day>";
        assertThat(ann.post("service", job.replace("2020</common:year>", thirteenth))
                        .error())
                .isEqualTo("400/9049");
    }

    @Test
    void money_is_a_number_in_a_currency() {
        String grant = Samples.of(Section.FUNDING, "money");

        assertThat(ann.post("funding", grant.replace("1200.50", "much")).error())
                .isEqualTo("400/9054");
        assertThat(ann.post("funding", grant.replaceFirst("(?s)<common:external-ids>.*</common:external-ids>", ""))
                        .error())
                .isEqualTo("400/9023");
    }

    @Test
    void a_review_counts_for_a_group_that_exists() {
        String review = Samples.of(Section.PEER_REVIEW, "r1");
        String invented = review.replace("issn:0028-0836", "orcid-generated:invented");

        assertThat(ann.post("peer-review", review.replace("issn:0028-0836", "issn:0028-0837"))
                        .error())
                .isEqualTo("400/9053");
        assertThat(ann.post("peer-review", invented).error()).isEqualTo("400/9020");
        open.registry().addGroup("orcid-generated:invented");
        assertThat(ann.post("peer-review", invented).status()).isEqualTo(201);
    }

    @Test
    void paths_methods_and_media_types_that_are_none() {
        assertThat(ann.get("no-such-section").error()).isEqualTo("404/9001");
        assertThat(ann.put("works", work("10.5555/x")).error()).isEqualTo("405/9001");
        assertThat(ann.post("work", "<not-xml").error()).isEqualTo("400/9001");
        assertThat(ann.post("work", Samples.of(Section.FUNDING, "x")).error()).isEqualTo("400/9001");
        assertThat(ann.send(post("text/plain", Member.XML)).error()).isEqualTo("415/9001");
        assertThat(ann.send(post(Member.XML, "text/csv")).error()).isEqualTo("406/9001");
    }

    @Test
    void a_candidate_of_the_version_is_sent_on() {
        Reply reply = ann.send(ann.request("/v3.0_rc1/" + Samples.ANN + "/works")
                .header("Authorization", "Bearer " + open.registry().issueToken(Samples.ANN, OpenRegistry.ALL))
                .build());

        assertThat(reply.error()).isEqualTo("308/9056");
        assertThat(reply.header("Location")).endsWith("/v3.0/" + Samples.ANN + "/works");
    }

    @Test
    void errors_come_in_json_to_who_accepts_nothing_else() {
        Reply reply = ann.send(post(Member.XML, "application/vnd.orcid+json"));

        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.header("Content-Type")).startsWith("application/vnd.orcid+json");
        assertThat(reply.body())
                .startsWith("{\"response-code\":406,\"developer-message\":\"")
                .contains("\"error-code\":9001,\"more-info\":\"https://");
    }

    @Test
    void the_error_document_has_the_default_namespace() {
        assertThat(ann.get("work/1").body()).contains("<error xmlns=\"http://www.orcid.org/ns/error\"><response-code>");
        assertThat(ann.get("work/1").header("Content-Type")).startsWith(Member.XML);
    }

    @Test
    void an_identifier_of_a_person_needs_an_address() {
        String noAddress = Samples.of(Section.EXTERNAL_IDENTIFIER, "e")
                .replaceFirst("<common:external-id-url>.*</common:external-id-url>", "");

        assertThat(ann.post("external-identifiers", noAddress).status()).isEqualTo(400);
    }

    private String affiliated(Section section, String organisation) {
        return ann.post(section.itemPath(), affiliation(section, "Role", organisation))
                .error();
    }

    private HttpRequest post(String type, String accept) {
        return ann.request("/v3.0/" + Samples.ANN + "/work")
                .header("Authorization", "Bearer " + open.registry().issueToken(Samples.ANN, OpenRegistry.ALL))
                .header("Content-Type", type)
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(work("10.5555/types")))
                .build();
    }
}
