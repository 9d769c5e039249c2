package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.simulator.registry.Samples.selfDoi;
import static org.orcidcaravan.simulator.registry.Samples.work;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.record.Visibility;
import org.orcidcaravan.simulator.registry.xml.Element;

/** Lists and summaries, and the back door by which tests look. */
class ListsTest {
    private final OpenRegistry open = new OpenRegistry();
    private final Registry registry = open.registry();
    private final Member ann = open.ann();

    @AfterEach
    void close() {
        open.close();
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void every_section_lists_its_items_with_source_and_put_code(Section section) {
        long putCode = ann.post(section.itemPath(), Samples.of(section, "1")).putCode();

        Element list = ann.get(section.listPath()).xml();

        assertThat(list.attribute("path")).contains("/" + Samples.ANN + "/" + section.listPath());
        Element item = withPutCode(list, Long.toString(putCode));
        assertThat(item.text("source", "source-client-id", "path")).isEqualTo(Client.SYNTHETIC.id());
        if (!section.isPersonDetail()) {
            assertThat(item.name()).isEqualTo(section.text() + "-summary");
            assertThat(ann.get(section.itemPath() + "/summary/" + putCode).xml())
                    .isEqualTo(item);
        }
    }

    @Test
    void works_that_share_an_identifier_are_one_group() {
        registry.addByResearcher(Samples.ANN, Section.WORK, work("By hand", selfDoi("10.5555/A")));
        ann.post("work", work("By us", selfDoi("10.5555/a")));
        ann.post("work", work("Something else", selfDoi("10.5555/b")));

        Element works = ann.get("works").xml();

        assertThat(works.all("group")).hasSize(2);
        Element shared = works.all("group").getFirst();
        assertThat(shared.all("work-summary")).hasSize(2);
        assertThat(shared.text("external-ids", "external-id", "external-id-value"))
                .isEqualTo("10.5555/a");
        assertThat(works.all("group", "work-summary", "source", "source-client-id"))
                .hasSize(2);
        assertThat(works.all("group", "work-summary", "source", "source-orcid")).hasSize(1);
    }

    @Test
    void an_empty_section_is_an_empty_list() {
        assertThat(ann.get("works").xml().children()).isEmpty();
    }

    @Test
    void a_test_reads_back_what_the_record_holds() {
        long putCode =
                ann.post("work", work("Read me", selfDoi("10.5555/READ"))).putCode();
        registry.setVisibility(Samples.ANN, Section.WORK, putCode, Visibility.PRIVATE);

        assertThat(registry.items(Samples.ANN, Section.WORK)).singleElement().satisfies(item -> {
            assertThat(item.title()).isEqualTo("Read me");
            assertThat(item.putCode()).isEqualTo(putCode);
            assertThat(item.source()).isEqualTo(Client.SYNTHETIC.id());
            assertThat(item.visibility()).isEqualTo(Visibility.PRIVATE);
            assertThat(item.externalIds()).extracting("value").containsExactly("10.5555/read");
        });
        assertThat(registry.itemXml(Samples.ANN, Section.WORK, putCode))
                .isEqualTo(ann.get("work/" + putCode).body());
        assertThat(registry.removeItem(Samples.ANN, Section.WORK, 5)).isFalse();
    }

    private static Element withPutCode(Element list, String putCode) {
        return Stream.iterate(
                        List.of(list),
                        level -> !level.isEmpty(),
                        level -> level.stream()
                                .flatMap(e -> e.children().stream())
                                .toList())
                .flatMap(List::stream)
                .filter(e -> e.attribute("put-code").filter(putCode::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
