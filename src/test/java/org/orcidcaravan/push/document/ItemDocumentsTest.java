package org.orcidcaravan.push.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.item.Work;
import org.xml.sax.SAXException;

class ItemDocumentsTest {
    private static final Pattern ROOT = Pattern.compile("<([a-z0-9-]+:)?([a-z-]+)[ >]");

    private final ItemDocuments documents = new ItemDocuments("sandbox.orcid.org");

    @ParameterizedTest
    @EnumSource
    void every_section_has_a_document_that_fits_the_schema(Section section) throws SAXException {
        String xml = xml(Synthetic.of(section), null);

        assertThat(rootOf(xml)).isEqualTo(section.text());
        assertThat(xml)
                .contains("http://www.orcid.org/ns/" + section.text())
                .doesNotContain(
                        "put-code", "visibility=", ":source>", "<source>", "created-date", "display-index", " path=")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource
    void a_replacement_carries_the_put_code_on_its_root(Section section) throws SAXException {
        assertThat(xml(Synthetic.of(section), 4711L))
                .containsPattern("<[^<>]*" + section.text() + " [^<>]*put-code=\"4711\"[^<>]*>")
                .containsOnlyOnce("put-code");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_written_is_read_back_the_same(Section section) {
        byte[] once = OrcidXml.marshal(documents.of(Synthetic.of(section), 1L));

        assertThat(OrcidXml.marshal(OrcidXml.unmarshal(once))).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource
    void each_type_of_work_has_a_document(String type) throws SAXException {
        assertThat(xml(Synthetic.typed(type), null)).contains("type>" + type + "</");
    }

    static List<String> each_type_of_work_has_a_document() {
        return WorkTypes.ALL;
    }

    @Test
    void there_are_fifty_nine_types_of_work() {
        assertThat(WorkTypes.ALL).hasSize(59).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "2021, year>2021, month",
        "2021-3, month>03, day",
        "2021-03-09, day>09, hour",
    })
    void a_date_is_sent_at_its_own_granularity(String date, String there, String absent) throws SAXException {
        Work work = new Work(
                "T",
                null,
                null,
                "book",
                FuzzyDate.parse(date).orElseThrow(),
                List.of(ExternalId.self("isbn", "978-0-00-000000-2")),
                null,
                null,
                null,
                null,
                null,
                List.of());

        assertThat(xml(work, null)).contains(there).doesNotContain(absent);
    }

    @Test
    void contributors_are_in_order_with_role_and_the_address_of_their_id() throws SAXException {
        String xml = withoutPrefixes(xml(Synthetic.fullWork(), null));

        assertThat(xml)
                .contains(
                        "<contributor><contributor-orcid><uri>https://sandbox.orcid.org/0000-0002-1825-0097</uri>"
                                + "<path>0000-0002-1825-0097</path><host>sandbox.orcid.org</host></contributor-orcid>"
                                + "<credit-name>Carberry, Josiah</credit-name><contributor-attributes>"
                                + "<contributor-sequence>first</contributor-sequence>"
                                + "<contributor-role>author</contributor-role></contributor-attributes></contributor>",
                        "<contributor><credit-name>Nobody, Ann</credit-name><contributor-attributes>"
                                + "<contributor-sequence>additional</contributor-sequence>"
                                + "</contributor-attributes></contributor>");
    }

    @Test
    void an_organisation_has_its_place_and_its_identifier() throws SAXException {
        assertThat(withoutPrefixes(xml(Synthetic.of(Section.EMPLOYMENT), null)))
                .contains("<organization><name>University of Nowhere</name><address><city>Nowhere</city>"
                        + "<country>GB</country></address><disambiguated-organization>"
                        + "<disambiguated-organization-identifier>https://ror.org/00x0x0x00"
                        + "</disambiguated-organization-identifier><disambiguation-source>ROR</disambiguation-source>"
                        + "</disambiguated-organization></organization>");
    }

    @Test
    void an_organisation_of_which_only_the_name_is_known_has_an_empty_address() throws SAXException {
        Organization bare = new Organization("Guild", null, null, null, null, "17");
        Funding funding = new Funding("T", "award", null, null, null, null, null, null, bare, List.of());

        assertThat(withoutPrefixes(xml(funding, null)))
                .contains("<organization><name>Guild</name><address/></organization>")
                .doesNotContain("amount", "external-ids");
    }

    @ParameterizedTest
    @CsvSource({
        "doi,          10.5555/AB(1)<2>#3,             https://doi.org/10.5555/AB(1)%3C2%3E%233",
        "DOI,          https://dx.doi.org/10.5555/ab,  https://doi.org/10.5555/ab",
        "doi,          doi: 10.5555/ab,                https://doi.org/10.5555/ab",
        "handle,       123/456,                        https://hdl.handle.net/123/456",
        "arxiv,        arXiv:2101.00001,               https://arxiv.org/abs/2101.00001",
        "pmid,         12345,                          https://pubmed.ncbi.nlm.nih.gov/12345",
        "pmc,          12345,                          https://pmc.ncbi.nlm.nih.gov/articles/PMC12345",
        "uri,          https://nowhere.example/a,      https://nowhere.example/a",
    })
    void the_address_of_an_identifier_is_derived_when_none_is_given(String type, String value, String url)
            throws SAXException {
        assertThat(xml(Synthetic.work("T", ExternalId.self(type, value)), null))
                .contains("external-id-url>" + url + "</");
    }

    @Test
    void a_given_address_of_an_identifier_is_kept_and_an_unknown_kind_has_none() throws SAXException {
        ExternalId mirrored = new ExternalId("doi", "10.5555/a", Relationship.SELF, "https://mirror.example/a");

        assertThat(xml(Synthetic.work("T", mirrored), null)).contains("https://mirror.example/a");
        assertThat(xml(Synthetic.work("T", ExternalId.self("source-work-id", "1"), Synthetic.ISSN), null))
                .contains("external-id-relationship>part-of</")
                .doesNotContain("external-id-url");
        assertThat(xml(Synthetic.work("T", ExternalId.self("uri", "urn:nowhere:1")), null))
                .doesNotContain("external-id-url");
    }

    @Test
    void characters_that_xml_cannot_carry_are_left_out_and_blank_elements_too() throws SAXException {
        Work work = new Work(
                " A\u0000\u000bB\ud800 \ud83d\ude00 ",
                "  ",
                "\u0001",
                "book",
                null,
                List.of(ExternalId.self("source-work-id", "1\u0002")),
                "",
                null,
                null,
                null,
                null,
                List.of());

        assertThat(xml(work, null))
                .contains("title>AB \ud83d\ude00</", "external-id-value>1</")
                .doesNotContain("subtitle", "journal-title", ":url");
    }

    @Test
    void a_bulk_keeps_the_order() throws SAXException {
        List<Work> works = IntStream.range(0, 100)
                .mapToObj(i -> Synthetic.work("W" + i, ExternalId.self("source-work-id", "w" + i)))
                .toList();

        String xml = Validated.xml(documents.bulk(works));

        assertThat(Pattern.compile("title>(W\\d+)</").matcher(xml).results().map(found -> found.group(1)))
                .containsExactlyElementsOf(works.stream().map(Work::title).toList());
        assertThat(rootOf(xml)).isEqualTo("bulk");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void a_bulk_that_orcid_would_refuse_is_not_made(int size) {
        List<Work> works = Collections.nCopies(size, Synthetic.fullWork());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> documents.bulk(works))
                .withMessageContaining("from 1 to 100");
    }

    private String xml(Item item, @Nullable Long putCode) throws SAXException {
        return Validated.xml(documents.of(item, putCode));
    }

    private static String rootOf(String xml) {
        return ROOT.matcher(xml).results().findFirst().orElseThrow().group(2);
    }

    private static String withoutPrefixes(String xml) {
        return xml.replaceAll("<(/?)[a-z0-9-]+:", "<$1");
    }
}
