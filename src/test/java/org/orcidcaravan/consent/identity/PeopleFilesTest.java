package org.orcidcaravan.consent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.transfer.PeopleExport;
import org.orcidcaravan.database.RealDatabase;

/** People go out as other systems take them, and no iD passes for authenticated that is not. */
class PeopleFilesTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String CONFIRMED = "0000-0001-5000-0007";

    @BeforeEach
    void people() throws SQLException {
        DATABASE.execute("truncate person restart identity cascade");
        DATABASE.execute("""
                insert into person (person_id, given_name, family_name, email, unit, orcid, orcid_authenticated_at, groups)
                values ('a1', 'Ada', 'Invented & Sons <x>', 'ada@example.org', 'Dunes', '%s', '2026-11-01T00:00:00Z', '{g}'),
                       ('b2', 'Only', null, null, null, '0000-0002-1825-0097', null, '{}'),
                       ('c3', null, null, null, E'Bell\\x07', null, null, '{}')""".formatted(CONFIRMED));
    }

    private static PeopleFiles files(String... settings) {
        PersonStore people = new PersonStore(DATABASE.dataSource());
        return new PeopleFiles(
                people,
                new PeopleExport(people),
                SampleIdentity.with(
                        Map.of("caravan.identity.marc-organization", settings.length > 0 ? settings[0] : "")),
                InstantSource.fixed(Instant.parse("2026-11-22T00:00:00Z")));
    }

    private static String written(PeopleForm form, boolean emails, String... settings) {
        StringWriter out = new StringWriter();
        assertThat(files(settings).write(form, emails, out)).isEqualTo(3);
        return out.toString();
    }

    @Test
    void json_says_of_each_id_whether_it_is_authenticated() {
        JsonArray all = Json.createReader(new StringReader(written(PeopleForm.JSON, false)))
                .readArray();

        JsonObject ada = all.getJsonObject(0);
        assertThat(ada.getString("orcid")).isEqualTo("https://orcid.org/" + CONFIRMED);
        assertThat(ada.getBoolean("authenticated")).isTrue();
        assertThat(ada.getString("authenticated_at")).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(ada).doesNotContainKey("email");
        assertThat(all.getJsonObject(1).getBoolean("authenticated")).isFalse();
        assertThat(all.getJsonObject(1).getString("orcid")).endsWith("0000-0002-1825-0097");
        assertThat(all.getJsonObject(2).isNull("orcid")).isTrue();
        assertThat(all.getJsonObject(2).getBoolean("authenticated")).isFalse();
        assertThat(written(PeopleForm.JSON, true)).contains("ada@example.org");
    }

    @Test
    void csv_is_what_the_import_takes() {
        assertThat(written(PeopleForm.CSV, false))
                .startsWith("person_id,given_name,family_name,email,")
                .contains("ada@example.org");
    }

    @Test
    void authority_records_have_the_fields_that_marc_21_wants_and_only_authenticated_ids() throws Exception {
        List<List<String>> records = records(written(PeopleForm.MARCXML, false, "DE-Xy1"));

        assertThat(records.get(0))
                .containsExactly(
                        "leader 00000nz  a2200000n  4500",
                        "001 a1",
                        "003 DE-Xy1",
                        "008 261122n|||||||||||||||||||||||||||||||||",
                        "024 7  $a" + CONFIRMED + "$2orcid",
                        "035    $a(DE-Xy1)a1",
                        "100 1  $aInvented & Sons <x>, Ada",
                        "373    $aDunes");
        assertThat(records.get(1))
                .contains("100 0  $aOnly", "035    $a(DE-Xy1)b2")
                .noneMatch(field -> field.startsWith("024"));
        assertThat(records.get(2)).contains("100 0  $ac3", "373    $aBell\uFFFD");
        for (List<String> record : records) {
            assertThat(record.getFirst().substring(7)).hasSize(24);
            assertThat(record)
                    .filteredOn(field -> field.startsWith("008"))
                    .allSatisfy(field -> assertThat(field.substring(4)).hasSize(40));
            assertThat(record.stream().skip(1).map(field -> field.substring(0, 3)))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(record)
                    .filteredOn(field -> field.startsWith("1") && field.charAt(1) == '0')
                    .hasSize(1);
        }
    }

    @Test
    void authority_records_have_addresses_only_when_asked_and_no_code_of_an_institution_that_has_none()
            throws Exception {
        assertThat(records(written(PeopleForm.MARCXML, true)).getFirst())
                .contains("371    $mada@example.org", "035    $aa1")
                .noneMatch(field -> field.startsWith("003"));
        assertThat(written(PeopleForm.MARCXML, false)).doesNotContain("ada@example.org");
    }

    @Test
    void forms_have_names_and_others_are_none() {
        assertThat(PeopleForm.named("marcxml")).contains(PeopleForm.MARCXML);
        assertThat(PeopleForm.named("xls")).isEmpty();
        assertThat(PeopleForm.MARCXML.mediaType()).startsWith("application/marcxml+xml");
        assertThat(PeopleForm.JSON.fileName()).isEqualTo("people.json");
    }

    /** Each field as tag, indicators and subfields; anything else than MARCXML is an error. */
    private static List<List<String>> records(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        List<List<String>> records = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                assertThat(reader.getNamespaceURI()).isEqualTo("http://www.loc.gov/MARC21/slim");
                switch (reader.getLocalName()) {
                    case "collection" -> assertThat(reader.getAttributeCount()).isZero();
                    case "record" -> {
                        assertThat(reader.getAttributeValue(null, "type")).isEqualTo("Authority");
                        records.add(new ArrayList<>());
                    }
                    case "leader" -> records.getLast().add("leader " + reader.getElementText());
                    case "controlfield" ->
                        records.getLast().add(reader.getAttributeValue(null, "tag") + " " + reader.getElementText());
                    case "datafield" ->
                        field.append(reader.getAttributeValue(null, "tag"))
                                .append(' ')
                                .append(reader.getAttributeValue(null, "ind1"))
                                .append(reader.getAttributeValue(null, "ind2"))
                                .append(' ');
                    case "subfield" ->
                        field.append('$')
                                .append(reader.getAttributeValue(null, "code"))
                                .append(reader.getElementText());
                    default -> throw new AssertionError("no MARCXML: " + reader.getLocalName());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("datafield")) {
                records.getLast().add(field.toString());
                field.setLength(0);
            }
        }
        return records;
    }
}
