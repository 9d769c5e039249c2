package org.orcidcaravan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.record.RecordKeys;
import org.orcidcaravan.simulator.record.RecordState;
import org.orcidcaravan.simulator.record.SyntheticRecord;
import org.orcidcaravan.simulator.record.XmlDocument;
import org.xml.sax.SAXException;

class PopulationTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890123Z");
    private static final int SIZE = 2_000;

    private static Schema schema;
    private static List<SyntheticRecord> people;

    @BeforeAll
    static void make() throws SAXException {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Stream.of("record", "error")
                        .map(name -> new StreamSource(resource("/orcid-schemas/record_3.0/" + name + "-3.0.xsd")
                                .toExternalForm()))
                        .toArray(StreamSource[]::new));
        Population population = population(7);
        people =
                IntStream.range(0, SIZE).parallel().mapToObj(population::record).toList();
    }

    @Test
    void every_summary_fits_orcids_schema() {
        assertThat(people.parallelStream()
                        .filter(SyntheticRecord::written)
                        .flatMap(record -> violation(record.id().toString(), record.summary()).stream()))
                .isEmpty();
    }

    @Test
    void every_activity_fits_orcids_schema() {
        assertThat(people.parallelStream()
                        .flatMap(record -> record.activities().entrySet().stream())
                        .flatMap(activity -> violation(activity.getKey(), activity.getValue()).stream()))
                .isEmpty();
    }

    @Test
    void all_eleven_kinds_of_activities_occur_even_in_a_small_world() {
        assertThat(people.stream()
                        .limit(60)
                        .flatMap(record -> record.activities().keySet().stream())
                        .map(key -> List.of(key.split("/", -1)).get(2))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "distinctions",
                        "educations",
                        "employments",
                        "fundings",
                        "invited-positions",
                        "membership",
                        "peer-reviews",
                        "qualifications",
                        "research-resources",
                        "services",
                        "works");
    }

    @Test
    void sizes_are_as_skewed_as_in_the_public_data() {
        int[] sizes = people.stream()
                .filter(SyntheticRecord::written)
                .mapToInt(record -> record.summary().length())
                .sorted()
                .toArray();
        assertThat(sizes[sizes.length / 2]).isLessThanOrEqualTo(6_000);
        assertThat(IntStream.of(sizes).average().orElseThrow()).isBetween(20_000.0, 45_000.0);
        assertThat(sizes[sizes.length - 1]).isBetween(300_000, 900_000);
    }

    @Test
    void ids_are_distinct_and_in_orcids_blocks() {
        assertThat(people)
                .extracting(SyntheticRecord::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> {
                    assertThat(OrcidId.parse(id.toString())).contains(id);
                    assertThat(id.toString())
                            .satisfiesAnyOf(
                                    text -> assertThat(text).isBetween("0000-0001-5000-0007", "0000-0003-5000-0001"),
                                    text -> assertThat(text).isBetween("0009-0000-0000-0000", "0009-0010-0000-0000"));
                });
        assertThat(people).extracting(record -> record.id().checkDigit()).contains('X', '0', '9');
    }

    @Test
    void a_summary_names_its_record_and_lists_its_activities() {
        SyntheticRecord rich = people.stream()
                .filter(record -> record.activities().size() > 30)
                .findFirst()
                .orElseThrow();
        String xml = rich.summary().toString();

        assertThat(xml).startsWith("<?xml").contains("<common:path>" + rich.id() + "</common:path>");
        assertThat(RecordKeys.summary(rich.id())).isEqualTo(last3(rich.id()) + "/" + rich.id() + ".xml");
        assertThat(List.of(
                        "orcid-identifier>",
                        "<preferences:",
                        "<history:",
                        "<person:",
                        "<activities:activities-summary"))
                .isSortedAccordingTo((a, b) -> Integer.compare(xml.indexOf(a), xml.indexOf(b)));
        assertThat(rich.activities().keySet()).allSatisfy(key -> {
            assertThat(key).startsWith(last3(rich.id()) + "/" + rich.id() + "/");
            String putCode = key.substring(key.lastIndexOf('_') + 1, key.length() - ".xml".length());
            assertThat(xml).contains("put-code=\"" + putCode + "\"");
        });
    }

    @Test
    void months_and_days_have_two_digits() {
        String all = people.stream().map(record -> record.summary().toString()).collect(Collectors.joining());

        assertThat(all).contains("<common:month>03</common:month>").contains("<common:day>01</common:day>");
        assertThat(all).doesNotContainPattern("<common:(month|day)>\\d</");
    }

    @Test
    void closed_records_are_error_documents_without_activities() {
        Map<RecordState, SyntheticRecord> byState = new EnumMap<>(RecordState.class);
        people.forEach(record -> byState.putIfAbsent(record.state(), record));

        assertThat(byState).containsOnlyKeys(RecordState.values());
        assertThat(summary(byState, RecordState.DEPRECATED))
                .contains("<error:response-code>301</", "<error:error-code>9007</", "https://orcid.org/");
        assertThat(summary(byState, RecordState.LOCKED))
                .contains("<error:response-code>409</", "<error:error-code>9018</");
        assertThat(summary(byState, RecordState.DEACTIVATED))
                .contains("<error:response-code>409</", "<error:error-code>9044</");
        assertThat(summary(byState, RecordState.EMPTIED)).contains("<record:record", "<history:deactivation-date>");
        assertThat(byState.get(RecordState.UNCLAIMED))
                .satisfies(record -> assertThat(record.written()).isFalse());
        assertThat(people)
                .filteredOn(record -> record.state() != RecordState.OPEN)
                .allSatisfy(record -> assertThat(record.activities()).isEmpty());
    }

    @Test
    void a_deprecated_record_names_one_that_exists() {
        SyntheticRecord deprecated = people.stream()
                .filter(record -> record.state() == RecordState.DEPRECATED)
                .findFirst()
                .orElseThrow();
        OrcidId primary = people.get(people.indexOf(deprecated) + 1).id();

        assertThat(deprecated.summary().toString())
                .contains("Please refer to account: https://orcid.org/" + primary + ". ORCID https://orcid.org/"
                        + deprecated.id());
    }

    @Test
    void the_same_seed_gives_the_same_bytes_in_any_order() {
        Population again = population(7);
        Population other = population(8);

        List<Integer> backwards =
                IntStream.range(0, 100).boxed().sorted((a, b) -> b - a).toList();
        assertThat(backwards)
                .allSatisfy(index -> assertThat(again.record(index)).isEqualTo(people.get(index)));
        assertThat(other.record(0)).isNotEqualTo(people.getFirst());
    }

    private static Population population(long seed) {
        return new Population(SIZE, new SplittableRandom(seed), NOW);
    }

    private static String summary(Map<RecordState, SyntheticRecord> byState, RecordState state) {
        SyntheticRecord record = Objects.requireNonNull(byState.get(state), state.name());
        return record.summary().toString();
    }

    private static String last3(OrcidId id) {
        return id.toString().substring(16);
    }

    private static Optional<String> violation(String name, XmlDocument xml) {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml.bytes())));
            return Optional.empty();
        } catch (SAXException | IOException e) {
            return Optional.of(name + ": " + e);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(PopulationTest.class.getResource(name), name);
    }
}
