package org.orcidcaravan.source.xml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlNodeTest {
    private static XmlNode of(String document) throws UnreadableXml {
        try (XmlPage page = XmlPage.of(document.getBytes(UTF_8))) {
            page.root();
            return page.whole();
        }
    }

    @Test
    void what_is_missing_is_empty_and_what_says_nothing_is_no_text() throws UnreadableXml {
        XmlNode node = of("<r><a> </a><a>one</a><b/><a>two</a></r>");

        assertThat(node.texts("a")).containsExactly("one", "two");
        assertThat(node.textOf("a")).isEqualTo("one");
        assertThat(node.textOf("b")).isEmpty();
        assertThat(node.textOf("c")).isEmpty();
        assertThat(node.all("a")).hasSize(3);
        assertThat(node.first("b")).isPresent();
        assertThat(node.first("c")).isEmpty();
        assertThat(node.within("c", "d")).isEmpty();
    }

    @Test
    void several_groups_of_a_name_are_gone_through_all() throws UnreadableXml {
        XmlNode node = of("<r><g><i>1</i><j/></g><g/><h><i>no</i></h><g><i>2</i><i>3</i></g></r>");
        assertThat(node.within("g", "i")).extracting(XmlNode::text).containsExactly("1", "2", "3");
    }

    @Test
    void flat_names_each_text_by_its_path_and_by_what_tells_siblings_apart() throws UnreadableXml {
        XmlNode node = of("""
                <resource>
                  <identifier identifierType="DOI">10.5555/1</identifier>
                  <creators><creator><name>A</name>
                    <nameIdentifier nameIdentifierScheme="ORCID">x</nameIdentifier></creator>
                    <creator><name>B</name></creator></creators>
                  <dates><date dateType=" Issued ">2020</date><date dateType="">2021</date></dates>
                  <datafield tag="100"><subfield code="a">C</subfield><subfield code="u"/></datafield>
                </resource>""");

        assertThat(node.flat())
                .containsOnlyKeys(
                        "identifier[DOI]",
                        "creators/creator/name",
                        "creators/creator/nameIdentifier[ORCID]",
                        "dates/date[Issued]",
                        "dates/date",
                        "datafield[100]/subfield[a]")
                .containsEntry("creators/creator/name", "A; B")
                .containsEntry("dates/date", "2021");
    }
}
