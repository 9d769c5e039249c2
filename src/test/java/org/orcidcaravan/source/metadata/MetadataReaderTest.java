package org.orcidcaravan.source.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.SourceRecord;
import org.orcidcaravan.source.xml.UnreadableXml;
import org.orcidcaravan.source.xml.XmlNode;
import org.orcidcaravan.source.xml.XmlPage;

class MetadataReaderTest {
    @Test
    void dublin_core_by_the_conventions_of_OpenAIRE() throws UnreadableXml {
        SourceRecord record = read("""
                <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:title>On &lt;i&gt;Camelus&lt;/i&gt;</dc:title><dc:title>Another</dc:title>
                <dc:creator>Beispiel, Berta (ORCID: 0000-0002-1825-0097)</dc:creator><dc:creator>Muster, Max</dc:creator>
                <dc:contributor>Editor, Emil</dc:contributor>
                <dc:type>Text</dc:type><dc:type>info:eu-repo/semantics/article</dc:type>
                <dc:type>info:eu-repo/semantics/acceptedVersion</dc:type>
                <dc:date>info:eu-repo/date/embargoEnd/2027-01-01</dc:date><dc:date>2021-03-09T10:00:00Z</dc:date>
                <dc:identifier>https://repo.example.org/1</dc:identifier><dc:identifier>doi:10.5555/1</dc:identifier>
                <dc:identifier>nonsense 17</dc:identifier><dc:identifier>urn:isbn:123</dc:identifier>
                <dc:relation>info:eu-repo/semantics/altIdentifier/pmid/31234567</dc:relation>
                <dc:source>Camel Letters; Vol. 3 No. 2 (2021); 1-10</dc:source><dc:source>0317-8471</dc:source>
                <dc:description>info:x</dc:description><dc:description>One.</dc:description><dc:language>eng</dc:language>
                </oai_dc:dc>""");

        assertThat(record.work().title()).isEqualTo("On Camelus");
        assertThat(record.work().type()).isEqualTo("journal-article");
        assertThat(record.work().date()).isEqualTo(new FuzzyDate(2021, 3, 9));
        assertThat(record.work().container()).isEqualTo("Camel Letters");
        assertThat(record.work().summary()).isEqualTo("One.");
        assertThat(record.work().externalIds())
                .containsExactly(ExternalId.self("doi", "10.5555/1"), ExternalId.self("pmid", "31234567"));
        assertThat(record.authors())
                .containsExactly(
                        new Author("Beispiel, Berta", "author", "0000-0002-1825-0097", null, null, null),
                        Author.named("Muster, Max"),
                        new Author("Editor, Emil", "contributor", null, null, null, null));
        assertThat(record.circumstances().state()).isEqualTo("acceptedVersion");
        assertThat(record.circumstances().embargoedUntil()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(record.circumstances().url()).isEqualTo("https://repo.example.org/1");
        assertThat(record.raw())
                .containsEntry("identifier", "https://repo.example.org/1; doi:10.5555/1; nonsense 17; urn:isbn:123");
    }

    @Test
    void OpenAIRE_with_COARs_types_and_an_embargo() throws UnreadableXml {
        SourceRecord record = read("""
                <oaire:resource xmlns:oaire="http://namespace.openaire.eu/schema/oaire/" xmlns:datacite="http://datacite.org/schema/kernel-4"
                 xmlns:dc="http://purl.org/dc/elements/1.1/">
                <datacite:titles><datacite:title titleType="AlternativeTitle">Other</datacite:title><datacite:title>On caravans</datacite:title>
                <datacite:title titleType="Subtitle">A view</datacite:title></datacite:titles>
                <datacite:creators><datacite:creator><datacite:creatorName nameType="Personal">Beispiel, Berta</datacite:creatorName>
                <datacite:affiliation>Camel Institute</datacite:affiliation>
                <datacite:nameIdentifier nameIdentifierScheme="ORCID" schemeURI="http://orcid.org">https://orcid.org/0000-0002-1825-0097</datacite:nameIdentifier>
                <datacite:nameIdentifier nameIdentifierScheme="GND">1</datacite:nameIdentifier>
                </datacite:creator></datacite:creators>
                <datacite:contributors><datacite:contributor contributorType="Editor"><datacite:contributorName>E</datacite:contributorName></datacite:contributor></datacite:contributors>
                <datacite:dates><datacite:date dateType="Accepted">2020</datacite:date><datacite:date dateType="Available">2027-02-01</datacite:date>
                </datacite:dates><datacite:date dateType="Issued">2021-05</datacite:date>
                <datacite:identifier identifierType="Handle">http://hdl.handle.net/123/4</datacite:identifier>
                <datacite:alternateIdentifiers><datacite:alternateIdentifier alternateIdentifierType="DOI">10.5555/2</datacite:alternateIdentifier></datacite:alternateIdentifiers>
                <datacite:relatedIdentifiers><datacite:relatedIdentifier relatedIdentifierType="ISSN" relationType="IsPartOf">0317-8471</datacite:relatedIdentifier>
                <datacite:relatedIdentifier relatedIdentifierType="DOI" relationType="Cites">10.5555/3</datacite:relatedIdentifier></datacite:relatedIdentifiers>
                <oaire:resourceType resourceTypeGeneral="literature" uri="http://purl.org/coar/resource_type/c_5794">conference paper</oaire:resourceType>
                <dc:description>One.</dc:description><dc:language>eng</dc:language>
                <datacite:rights rightsURI="http://purl.org/coar/access_right/c_f1cf">embargoed access</datacite:rights>
                <oaire:citationTitle>Proceedings of Camels</oaire:citationTitle><oaire:version uri="x">AM</oaire:version>
                </oaire:resource>""");

        assertThat(record.work().title()).isEqualTo("On caravans");
        assertThat(record.work().subtitle()).isEqualTo("A view");
        assertThat(record.work().type()).isEqualTo("conference-paper");
        assertThat(record.work().date()).isEqualTo(new FuzzyDate(2021, 5, null));
        assertThat(record.work().container()).isEqualTo("Proceedings of Camels");
        assertThat(record.work().externalIds())
                .containsExactly(
                        ExternalId.self("handle", "123/4"),
                        ExternalId.self("doi", "10.5555/2"),
                        new ExternalId("issn", "0317-8471", Relationship.PART_OF, null));
        assertThat(record.authors())
                .containsExactly(
                        new Author("Beispiel, Berta", "author", "0000-0002-1825-0097", null, null, "Camel Institute"),
                        new Author("E", "editor", null, null, null, null));
        assertThat(record.circumstances().embargoedUntil()).isEqualTo(LocalDate.of(2027, 2, 1));
    }

    @Test
    void DataCite_within_what_Invenio_wraps_around_it() throws UnreadableXml {
        SourceRecord record = read("""
                <oai_datacite xmlns="http://schema.datacite.org/oai/oai-1.1/"><payload><resource xmlns="http://datacite.org/schema/kernel-4">
                <identifier identifierType="DOI">10.5555/9</identifier>
                <creators><creator><creatorName>X</creatorName><givenName>Berta</givenName><familyName>Beispiel</familyName></creator></creators>
                <titles><title>Data</title></titles><publicationYear>2020</publicationYear>
                <resourceType resourceTypeGeneral="Dataset">measurements</resourceType>
                <descriptions><description descriptionType="Methods">m</description><description descriptionType="Abstract">a</description></descriptions>
                <relatedItems><relatedItem relationType="IsPublishedIn"><titles><title>Camel Data</title></titles></relatedItem></relatedItems>
                </resource></payload></oai_datacite>""");

        assertThat(record.work().type()).isEqualTo("data-set");
        assertThat(record.work().date()).isEqualTo(new FuzzyDate(2020, null, null));
        assertThat(record.work().summary()).isEqualTo("a");
        assertThat(record.work().container()).isEqualTo("Camel Data");
        assertThat(record.authors()).extracting(Author::name).containsExactly("Beispiel, Berta");
    }

    private static final String JUELICH = """
                <record xmlns="http://www.loc.gov/MARC21/slim"><controlfield tag="001">1234</controlfield>
                <datafield tag="024" ind1="7" ind2=" "><subfield code="a">10.5555/1</subfield><subfield code="2">doi</subfield></datafield>
                <datafield tag="024" ind1="7" ind2=" "><subfield code="a">2128/1234</subfield><subfield code="2">Handle</subfield></datafield>
                <datafield tag="037" ind1=" " ind2=" "><subfield code="a">FZJ-2021-00001</subfield></datafield>
                <datafield tag="041" ind1=" " ind2=" "><subfield code="a">English</subfield></datafield>
                <datafield tag="100" ind1="1" ind2=" "><subfield code="a">Beispiel, Berta</subfield><subfield code="0">P:(DE-Juel1)131313</subfield>
                <subfield code="e">Corresponding author</subfield><subfield code="u">fzj</subfield></datafield>
                <datafield tag="245" ind1=" " ind2=" "><subfield code="a">On caravans /</subfield></datafield>
                <datafield tag="260" ind1=" " ind2=" "><subfield code="a">Berlin</subfield><subfield code="c">2021</subfield></datafield>
                <datafield tag="336" ind1="7" ind2=" "><subfield code="a">article</subfield><subfield code="2">DRIVER</subfield></datafield>
                <datafield tag="336" ind1="7" ind2=" "><subfield code="a">JOURNAL_ARTICLE</subfield><subfield code="2">ORCID</subfield></datafield>
                <datafield tag="520" ind1=" " ind2=" "><subfield code="a">One.</subfield></datafield>
                <datafield tag="700" ind1="1" ind2=" "><subfield code="a">Muster, Max</subfield><subfield code="0">P:(DE-HGF)0</subfield>
                <subfield code="0">(orcid)0000-0002-1825-0097</subfield></datafield>
                <datafield tag="700" ind1="1" ind2=" "><subfield code="a">Editor, Emil</subfield><subfield code="4">edt</subfield><subfield code="e">X</subfield></datafield>
                <datafield tag="773" ind1=" " ind2=" "><subfield code="a">10.5555/1</subfield><subfield code="p">Camel lett.</subfield><subfield code="t">Camel Letters</subfield>
                <subfield code="x">0317-8471</subfield><subfield code="y">2021</subfield></datafield>
                <datafield tag="856" ind1="4" ind2=" "><subfield code="u">https://juser.example.org/record/1234/a.pdf</subfield></datafield>
                <datafield tag="909" ind1="C" ind2="O"><subfield code="p">openaire</subfield><subfield code="p">VDB</subfield></datafield>
                <datafield tag="980" ind1=" " ind2=" "><subfield code="a">journal</subfield></datafield>
                <datafield tag="980" ind1=" " ind2=" "><subfield code="a">I:(DE-Juel1)XYZ-1</subfield></datafield></record>""";

    @Test
    void MARC_as_Invenio_1_in_Juelich_writes_it() throws UnreadableXml {
        SourceRecord record = read(JUELICH);

        assertThat(record.work().title()).isEqualTo("On caravans");
        assertThat(record.work().type()).isEqualTo("journal-article");
        assertThat(record.work().container()).isEqualTo("Camel Letters");
        assertThat(record.work().date()).isEqualTo(new FuzzyDate(2021, null, null));
        assertThat(record.work().externalIds())
                .containsExactly(
                        ExternalId.self("doi", "10.5555/1"),
                        ExternalId.self("handle", "2128/1234"),
                        new ExternalId("issn", "0317-8471", Relationship.PART_OF, null));
        assertThat(record.authors())
                .containsExactly(
                        new Author("Beispiel, Berta", "author", null, "P:(DE-Juel1)131313", null, "fzj"),
                        new Author("Muster, Max", "author", "0000-0002-1825-0097", null, null, null),
                        new Author("Editor, Emil", "editor", null, null, null, null));
        assertThat(record.circumstances().collections())
                .containsExactlyInAnyOrder("journal", "I:(DE-Juel1)XYZ-1", "openaire", "VDB");
        assertThat(record.raw()).containsEntry("037$a", "FZJ-2021-00001").containsEntry("001", "1234");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "980|a|contrib|conference-paper",
                "980|a|PHD|dissertation-thesis",
                "980|a|ARTICLE|journal-article",
                "502|a|Diss., 2020|dissertation-thesis",
                "773|x|0317-8471|journal-article",
                "020|a|9783161484100|book",
                "999|a|what|other"
            },
            delimiter = '|')
    void the_type_of_a_MARC_record_is_told_by_what_there_is(String tag, String code, String text, String type)
            throws UnreadableXml {
        assertThat(read("<collection><record><datafield tag='" + tag + "'><subfield code='" + code + "'>" + text
                                + "</subfield></datafield></record></collection>")
                        .work()
                        .type())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-03-09T10:00:00Z, 2021-3-9",
        "2021/03, 2021-3-null",
        "c2019, 2019-null-null",
        "[2019], 2019-null-null",
        "20210309, 2021-3-9",
        "2020-05/2021-02, 2020-5-null",
        "2021/2023, 2021-null-null",
        "2021-00-00, 2021-null-null",
        "2021-02-31, 2021-2-null",
        "'Berlin, 12.03.2019', 2019-null-null",
        "in press, none",
        "0000, none"
    })
    void dates_are_read_as_far_as_they_can_be(String text, String read) {
        assertThat(Dates.first(text)
                        .map(date -> date.year() + "-" + date.month() + "-" + date.day())
                        .orElse("none"))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "http://purl.org/coar/resource_type/c_6501, journal-article",
        "info:eu-repo/semantics/doctoralThesis, dissertation-thesis",
        "info:eu-repo/semantics/conferenceObject, conference-output",
        "Thesis, dissertation-thesis",
        "Book chapter, book-chapter",
        "Text, other",
        "Krimskrams, other"
    })
    void the_types_of_repositories_are_ORCIDs(String word, String type) throws UnreadableXml {
        assertThat(read("<dc><type>" + word + "</type></dc>").work().type()).isEqualTo(type);
    }

    @Test
    void a_form_that_nobody_knows_is_refused_with_a_way_out() throws UnreadableXml {
        assertThat(MetadataReader.read(node("<mods><title>T</title></mods>"), new WorkDraft()))
                .hasValueSatisfying(
                        problem -> assertThat(problem).contains("<mods>").contains("oai_dc"));
        assertThat(MetadataReader.read(node("<oai_datacite/>"), new WorkDraft()))
                .isPresent();
        assertThat(MetadataReader.read(node("<collection/>"), new WorkDraft())).isPresent();
    }

    private static SourceRecord read(String xml) throws UnreadableXml {
        WorkDraft draft = new WorkDraft();
        XmlNode node = node(xml);
        assertThat(MetadataReader.read(node, draft)).isEmpty();
        return draft.record("k", MetadataReader.raw(node));
    }

    private static XmlNode node(String xml) throws UnreadableXml {
        try (XmlPage page = XmlPage.of(xml.getBytes(UTF_8))) {
            page.root();
            return Objects.requireNonNull(page.whole());
        }
    }
}
