package org.orcidcaravan.orcid.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.json.Shape.Member;

/** Against the JSON samples of ORCID's own package, unpacked by the build. */
class JsonDocumentsTest {
    private static final Path SAMPLES = Path.of("target/orcid-model/samples/record_3.0/samples");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonDocuments documents = new JsonDocuments();

    private JsonNode json(String xml) throws IOException {
        return mapper.readTree(documents.json(new ByteArrayInputStream(xml.getBytes(UTF_8))));
    }

    /**
     * {@code record-full-3.0.json} is a whole answer of ORCID's API, and its XML is not in the package: so the XML is made
     * here, member by member, from what the schema says of attributes, elements and lists.
     */
    @Test
    void a_whole_record_is_written_as_the_api_writes_it() throws Exception {
        JsonNode expected = mapper.readTree(
                SAMPLES.resolve("read_samples/record-full-3.0.json").toFile());
        StringBuilder xml = new StringBuilder();
        element(xml, "record", expected, Shapes.read().of("Record"));

        JsonNode written = json(xml.toString());

        assertThat(written.toString()).as("the same members in the same order").isEqualTo(expected.toString());
    }

    private static void element(StringBuilder xml, String name, JsonNode node, Shape shape) {
        Shapes shapes = Shapes.read();
        xml.append('<').append(name).append('>');
        for (Member member : shape.members()) {
            JsonNode value = node.path(member.name());
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            String content = member.content();
            switch (member.number()) {
                case LIST -> list(xml, member, value, shapes);
                case NAMED_LIST ->
                    value.forEach(each -> {
                        Iterator<Map.Entry<String, JsonNode>> one =
                                each.properties().iterator();
                        Map.Entry<String, JsonNode> named = one.next();
                        element(xml, named.getKey(), named.getValue(), shapes.of(content));
                    });
                case ONE -> {
                    if (value.isObject()) {
                        element(xml, member.name(), value, shapes.of(content));
                    } else {
                        String text = content.equals("millis")
                                ? Instant.ofEpochMilli(value.asLong()).toString()
                                : value.asText().replace("&", "&amp;").replace("<", "&lt;");
                        xml.append(
                                member.name().equals("value")
                                        ? text
                                        : "<" + member.name() + ">" + text + "</" + member.name() + ">");
                    }
                }
            }
        }
        xml.append("</").append(name).append('>');
    }

    private static void list(StringBuilder xml, Member member, JsonNode value, Shapes shapes) {
        String content = member.content();
        int slash = content.indexOf('/');
        String holder = slash < 0 ? null : content.substring(0, slash);
        xml.append(holder == null ? "" : "<" + holder + ">");
        value.forEach(each -> element(xml, member.name(), each, shapes.of(content.substring(slash + 1))));
        xml.append(holder == null ? "" : "</" + holder + ">");
    }

    /** Samples that come as XML and as JSON; the JSON ones leave null out, and differ in texts here and there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "distinction-3.0",
                "education-3.0",
                "employment-3.0",
                "invited-position-3.0",
                "membership-3.0",
                "qualification-3.0",
                "service-3.0",
                "work-full-3.0",
                "research-resource-3.0"
            })
    void every_member_of_a_sample_is_where_it_belongs(String sample) throws Exception {
        Path folder = SAMPLES.resolve("write_samples");
        JsonNode expected = mapper.readTree(folder.resolve(sample + ".json").toFile());
        JsonNode written = mapper.readTree(documents.json(Files.newInputStream(folder.resolve(sample + ".xml"))));

        assertSameKinds(sample, expected, written);
    }

    private static void assertSameKinds(String place, JsonNode expected, JsonNode written) {
        if (expected.isNull() || written.isNull()) {
            return;
        }
        assertThat(written.isObject()).as(place).isEqualTo(expected.isObject());
        assertThat(written.isArray()).as(place).isEqualTo(expected.isArray());
        expected.properties().forEach(member -> {
            assertThat(written.has(member.getKey()))
                    .as(place + "/" + member.getKey())
                    .isTrue();
            assertSameKinds(place + "/" + member.getKey(), member.getValue(), written.get(member.getKey()));
        });
        if (expected.isArray() && !expected.isEmpty() && !written.isEmpty()) {
            assertSameKinds(place + "[0]", expected.get(0), written.get(0));
        }
    }

    @Test
    void the_error_in_place_of_a_closed_record_has_its_json_too() throws Exception {
        assertThat(json("<error xmlns='http://www.orcid.org/ns/error'><response-code>409</response-code>"
                                + "<developer-message>locked</developer-message><error-code>9018</error-code></error>")
                        .toString())
                .isEqualTo("{\"response-code\":409,\"developer-message\":\"locked\",\"user-message\":null,"
                        + "\"error-code\":9018,\"more-info\":null}");
    }

    @Test
    @Tag("row-29")
    void row_29_what_the_table_does_not_know_is_left_out() throws Exception {
        JsonNode work = json("<work put-code='7' new='1'><brand-new>x</brand-new><type>brand-new-type</type>"
                + "<created-date>no time</created-date></work>");

        assertThat(work.get("put-code").asInt()).isEqualTo(7);
        assertThat(work.get("type").asText()).isEqualTo("brand-new-type");
        assertThat(work.get("created-date").get("value").isNull()).isTrue();
        assertThat(work.has("brand-new")).isFalse();
    }

    @Test
    void dates_without_a_zone_are_utc_and_zones_are_heeded() throws Exception {
        JsonNode work = json("<work><created-date>2001-12-31T12:00:00</created-date>"
                + "<last-modified-date>2001-12-31T12:00:00+01:00</last-modified-date></work>");

        assertThat(work.at("/created-date/value").asLong()).isEqualTo(1_009_800_000_000L);
        assertThat(work.at("/last-modified-date/value").asLong()).isEqualTo(1_009_796_400_000L);
        assertThat(json("<work><created-date>2001-12-31</created-date></work>")
                        .at("/created-date/value")
                        .asLong())
                .isEqualTo(1_009_756_800_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<record>",
                "<html/>",
                "<!DOCTYPE record [<!ENTITY e 'x'>]><record>&e;</record>",
                "<!DOCTYPE record SYSTEM 'file:///etc/passwd'><record/>",
                "<record>&undefined;</record>"
            })
    @Tag("row-28")
    @Tag("row-30")
    void rows_28_and_30_what_is_no_document_of_orcids_is_refused_in_a_sentence(String xml) {
        assertThatThrownBy(() -> json(xml))
                .isInstanceOf(NotConvertible.class)
                .hasMessageStartingWith("Cannot be written as JSON:");
    }

    @Test
    @Tag("row-31")
    void row_31_depth_is_bounded() {
        String deep = "<record>" + "<a>".repeat(100_000) + "</a>".repeat(100_000) + "</record>";

        assertThatThrownBy(() -> json(deep)).isInstanceOf(NotConvertible.class).hasMessageContaining("deeper");
    }
}
