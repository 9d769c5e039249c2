package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.simulator.registry.Samples.bulk;
import static org.orcidcaravan.simulator.registry.Samples.id;
import static org.orcidcaravan.simulator.registry.Samples.selfDoi;
import static org.orcidcaravan.simulator.registry.Samples.work;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Member.Reply;
import org.orcidcaravan.simulator.registry.record.RegistryItem;
import org.orcidcaravan.simulator.registry.xml.Element;

/** Works by the hundred: written, and read by put-code. */
class BulkTest {
    private final OpenRegistry open = new OpenRegistry();
    private final Member ann = open.ann();

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void answers_come_in_the_order_sent_whether_stored_or_refused() {
        long known = ann.post("work", work("10.5555/known")).putCode();

        Reply reply = ann.post(
                "works",
                bulk(List.of(
                        work("First", selfDoi("10.5555/1")),
                        work("Second", selfDoi("10.5555/known")),
                        work("", selfDoi("10.5555/3")),
                        work("Fourth", selfDoi("10.5555/1")),
                        work("Fifth", selfDoi("10.5555/5")))));

        assertThat(reply.status()).isEqualTo(200);
        List<Element> answers = reply.xml().children();
        assertThat(answers).extracting(Element::name).containsExactly("work", "error", "error", "error", "work");
        assertThat(answers.get(0).text("title", "title")).isEqualTo("First");
        assertThat(answers.get(0).text("source", "source-client-id", "path")).isEqualTo(Client.SYNTHETIC.id());
        assertThat(answers.get(1).text("error-code")).isEqualTo("9021");
        assertThat(answers.get(1).text("response-code")).isEqualTo("409");
        assertThat(answers.get(1).text("developer-message")).contains("put-code " + known + ".");
        assertThat(answers.get(2).text("error-code")).isEqualTo("9022");
        assertThat(answers.get(3).text("developer-message"))
                .contains("put-code " + answers.get(0).attribute("put-code").orElseThrow() + ".");
        assertThat(titles()).containsExactly("A title", "First", "Fifth");
    }

    @Test
    void an_older_version_of_a_known_work_is_refused_in_bulk_but_not_alone() {
        String versions = selfDoi("10.5555/new") + id("doi", "10.5555/old", "version-of");
        ann.post("work", work("New", versions));

        Element answer = ann.post("works", bulk(List.of(work("10.5555/old")))).xml();

        assertThat(answer.children().getFirst().text("error-code")).isEqualTo("9021");
        assertThat(ann.post("work", work("10.5555/old")).status()).isEqualTo(201);
    }

    @Test
    void a_bulk_of_a_hundred_is_stored_whole() {
        Reply reply = ann.post("works", bulk(works("10.5555/a", 100)));

        assertThat(reply.xml().children()).hasSize(100).allMatch(e -> e.name().equals("work"));
        assertThat(titles()).hasSize(100);
    }

    @Test
    void a_bulk_of_a_hundred_and_one_is_refused_whole() {
        Reply reply = ann.post("works", bulk(works("10.5555/a", 101)));

        assertThat(reply.error()).isEqualTo("400/9006");
        assertThat(titles()).isEmpty();
    }

    @Test
    void the_schema_is_not_asked_about_a_bulk_but_about_a_single_work() {
        String unknownElement =
                work("10.5555/odd").replace("<work:type>", "<work:invented>x</work:invented><work:type>");

        assertThat(ann.post("work", unknownElement).error()).isEqualTo("400/9001");
        assertThat(ann.post("works", bulk(List.of(unknownElement)))
                        .xml()
                        .children()
                        .getFirst()
                        .name())
                .isEqualTo("work");
    }

    @Test
    void a_record_holds_ten_thousand_works_and_no_more() {
        for (int i = 0; i < 100; i++) {
            assertThat(ann.post("works", bulk(works("10.5555/" + i + "/", 100))).status())
                    .isEqualTo(200);
        }

        assertThat(ann.post("works", bulk(List.of(work("10.5555/more")))).error())
                .isEqualTo("409/9048");
        assertThat(ann.post("work", work("10.5555/more")).error()).isEqualTo("409/9048");
        assertThat(ann.post("funding", Samples.of(Section.FUNDING, "g1")).status())
                .isEqualTo(201);
    }

    @Test
    void works_are_read_by_put_code_in_the_order_of_the_record_with_unknown_ones_last() {
        long first = ann.post("work", work("10.5555/1")).putCode();
        long second = ann.post("work", work("10.5555/2")).putCode();

        Element read = ann.get("works/" + second + ",17," + first).xml();

        assertThat(read.children())
                .extracting(e -> e.attribute("put-code").orElse(e.text("error-code")))
                .containsExactly(Long.toString(first), Long.toString(second), "9034");
        assertThat(read.children().getLast().text("developer-message")).contains("'17' is not a valid put code");
    }

    @Test
    void a_hundred_and_one_put_codes_or_one_that_is_no_number_are_refused() {
        String many = IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(ann.get("works/" + many).error()).isEqualTo("400/9042");
        assertThat(ann.get("works/1,two").error()).isEqualTo("400/9034");
    }

    private List<String> titles() {
        return open.registry().items(Samples.ANN, Section.WORK).stream()
                .map(RegistryItem::title)
                .toList();
    }

    private static List<String> works(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> work(prefix + i)).toList();
    }
}
