package org.orcidcaravan.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Member.Reply;
import org.orcidcaravan.simulator.registry.xml.Element;

/** All sixteen sections: what goes in comes out, is replaced and removed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SectionsTest {
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
    @EnumSource(Section.class)
    void an_item_is_added_read_replaced_and_removed(Section section) {
        String path = section.itemPath();
        Reply added = ann.post(path, Samples.of(section, "lifecycle1"));

        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.body()).isEmpty();
        long putCode = added.putCode();
        String item = path + "/" + putCode;
        assertThat(added.header("Location")).isEqualTo(open.registry().uri() + "/v3.0/" + Samples.ANN + "/" + item);

        Element read = ann.get(item).xml();
        assertThat(read.name()).isEqualTo(section.text());
        assertThat(read.attribute("put-code")).contains(Long.toString(putCode));
        assertThat(read.attribute("visibility")).contains("public");
        assertThat(read.attribute("path")).contains("/" + Samples.ANN + "/" + item);
        assertThat(read.text("source", "source-client-id", "path"))
                .isEqualTo(open.registry().client().id());
        assertThat(read.text("created-date")).isEqualTo("2026-11-21T10:00:00.123Z");

        Reply replaced = ann.put(item, Samples.withPutCode(Samples.of(section, "lifecycle2"), putCode));
        assertThat(replaced.status()).as(replaced.body()).isEqualTo(200);
        assertThat(replaced.xml()).isEqualTo(ann.get(item).xml()).isNotEqualTo(read);

        assertThat(ann.delete(item).status()).isEqualTo(204);
        assertThat(ann.delete(item).error()).isEqualTo("404/9016");
        assertThat(ann.get(item).error()).isEqualTo("404/9016");
    }
}
