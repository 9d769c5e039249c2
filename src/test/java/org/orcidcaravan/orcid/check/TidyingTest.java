package org.orcidcaravan.orcid.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.Work;

class TidyingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'type':'Thesis'          | 'type':'dissertation-thesis' | The type ~Thesis~ was written as ORCID's dissertation-thesis.
            'subtitle':'n/a'         | 'subtitle':null              | The subtitle ~n/a~ was left out: it says nothing.
            'container':'a  b '      | 'container':'a b'            |
            'url':'www.example.org'  | 'url':'https://www.example.org' | The address of the work ~www.example.org~ was given its missing https://.
            'language':'eng'         | 'language':'en'              |
            'language':'Elvish'      | 'language':null              | The language ~Elvish~ was left out: ORCID has no code for it.
            'country':'ch'           | 'country':'CH'               |
            'citation':{'type':'','value':'B.'} | 'citation':{'type':'formatted-unspecified','value':'B.'} | The citation was marked as formatted-unspecified: its form was not said.
            'citation':{'type':'BibTeX','value':'@book{a}'} | 'citation':{'type':'bibtex','value':'@book{a}'} |
            'citation':{'type':'ris','value':'-'} | 'citation':null     | The citation ~-~ was left out: it says nothing.
            'contributors':[{'name':'et al.'}] | 'contributors':[]     | A contributor named ~et al.~ was left out: that is no name.
            'contributors':[{'name':'B','orcid':'000000021825009x'}] | 'contributors':[{'name':'B'}] | The ORCID iD ~000000021825009x~ of ~B~ was left out: a digit of it is wrong.
            'contributors':[{'name':'B','orcid':' https://orcid.org/0000000218250097'}] | 'contributors':[{'name':'B','orcid':'0000-0002-1825-0097'}] |
            'contributors':[{'name':'B','role':'Author'},{'name':'C','orcid':'','role':''}] | 'contributors':[{'name':'B','role':'author'},{'name':'C'}] |
            'contributors':[{'name':'B','role':'driver'}] | 'contributors':[{'name':'B'}] | The role ~driver~ of ~B~ was left out: ORCID does not know it.
            """)
    void a_work_is_put_right_and_told_so(String given, String tidy, String note) {
        tidied(Section.WORK, given, tidy, note);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            DOI  | https://doi.org/10.5555/2 | self       | doi  | 10.5555/2 | self    | The DOI ~https://doi.org/10.5555/2~ was written as 10.5555/2.
            issn | 0317-8471                 | self       | issn | 0317-8471 | part-of | The ISSN ~0317-8471~ was marked as part-of: it names what the work appeared in.
            eid  | 2-s2.0-1                  | version-of | eid  | 2-s2.0-1  | version-of |
            """)
    void an_identifier_is_written_in_its_one_form(ArgumentsAccessor row) {
        tidied(
                Section.WORK,
                id(row.getString(0), row.getString(1), row.getString(2)),
                id(row.getString(3), row.getString(4), row.getString(5)),
                row.getString(6));
    }

    @Test
    void an_identifier_that_says_nothing_or_names_no_container_is_left_out() {
        tidied(
                Section.WORK,
                id("doi", "N/A", "self"),
                "'externalIds':[]",
                "The DOI ~N/A~ was left out: it says nothing.");
        tidied(Section.WORK, id("doi", " ", "self"), "'externalIds':[]", null);
        tidied(
                Section.WORK,
                id("issn", "1", "part-of"),
                "'externalIds':[]",
                "The ISSN ~1~ was left out: it is not written as one, or a digit of it is wrong.");
    }

    @Test
    void an_identifier_of_the_work_itself_that_cannot_be_right_is_kept_for_a_person() {
        Prepared<Item> prepared = ItemCheck.prepare(Sample.with(Section.WORK, id("doi", "eleven", "self")));

        assertThat(prepared.item()).isEqualTo(Sample.with(Section.WORK, id("doi", "eleven", "self")));
        assertThat(prepared.reason()).startsWith("The DOI \"eleven\" is not written as one");
    }

    @Test
    void an_isbn_is_the_books_own_but_of_a_chapter_its_books() {
        String book = id("isbn", "9783161484100", "self");

        tidied(Section.WORK, book, book, null);
        tidied(
                Section.WORK,
                "'type':'book-chapter'," + book,
                "'type':'book-chapter'," + id("isbn", "9783161484100", "part-of"),
                "The ISBN ~9783161484100~ was marked as part-of: it names what the work appeared in.");
    }

    @Test
    void the_same_identifier_twice_is_one() {
        String one = "{'type':'doi','value':'10.5555/1','relationship':'self'}";
        tidied(Section.WORK, "'externalIds':[" + one + "," + one + "]", "'externalIds':[" + one + "]", null);
    }

    @Test
    void a_long_text_is_cut_at_a_word_and_told_so() {
        Prepared<Work> prepared =
                ItemCheck.prepareWork((Work) Sample.with(Section.WORK, "'title':'" + "caravan ".repeat(200) + "'"));

        assertThat(prepared.item().title()).hasSize(992).endsWith("caravan…").doesNotEndWith(" …");
        assertThat(prepared.notes())
                .containsExactly("The title was cut: it had 1,599 characters and ORCID takes 1,000.");
        assertThat(Lengths.cut("x".repeat(20), 10)).isEqualTo("xxxxxxxxx…");
    }

    @Test
    void capitals_of_several_characters_are_composed_like_all_others() {
        Funding funding = funding("{'currency':'\u03b0'}");

        assertThat(funding.currency()).isEqualTo("\u03ab\u0301");
        assertThat(ItemCheck.prepare(funding).item()).isEqualTo(funding);
    }

    @Test
    void capitals_are_counted_after_they_were_made() {
        assertThat(funding("{'currency':'" + "\u00df".repeat(300) + "'}").currency())
                .hasSizeLessThanOrEqualTo(Lengths.SHORT_TEXT);
    }

    private static Funding funding(String json) {
        Item given = CanonicalItem.read(Section.FUNDING, json.replace('\'', '"'));
        return (Funding) ItemCheck.prepare(given).item();
    }

    @Test
    void the_other_kinds_are_put_right_as_well() {
        tidied(Section.FUNDING, "'type':'Salary Award'", "'type':'salary-award'", null);
        tidied(Section.FUNDING, "'currency':'eur'", "'currency':'EUR'", null);
        tidied(
                Section.FUNDING,
                "'organization':{'name':'Fund','identifier':'ror.org/00X0X0X00'}",
                "'organization':{'name':'Fund','source':'ROR','identifier':'https://ror.org/00x0x0x00'}",
                null);
        tidied(
                Section.EMPLOYMENT,
                "'organization':{'name':'Fund','source':'ror','identifier':'00x0x0x00'}",
                "'organization':{'name':'Fund','source':'ROR','identifier':'https://ror.org/00x0x0x00'}",
                null);
        tidied(
                Section.MEMBERSHIP,
                "'organization':{'name':'Fund','source':'grid','identifier':'grid.1.1'}",
                "'organization':{'name':'Fund','source':'GRID','identifier':'grid.1.1'}",
                null);
        tidied(Section.EMPLOYMENT, "'role':'-'", "'role':null", "The role ~-~ was left out: it says nothing.");
        tidied(Section.PEER_REVIEW, "'group':'ISSN:03178471'", "'group':'issn:0317-8471'", null);
        tidied(Section.PEER_REVIEW, "'group':' publons:ab '", "'group':'publons:ab'", null);
        tidied(Section.ADDRESS, "'value':'uk'", "'value':'GB'", null);
        tidied(Section.RESEARCHER_URL, "'value':' My  page'", "'value':'My page'", null);
    }

    private static String id(String type, String value, String relationship) {
        return "'externalIds':[{'type':'" + type + "','value':'" + value + "','relationship':'" + relationship + "'}]";
    }

    private static void tidied(Section section, String given, String tidy, String note) {
        Prepared<Item> prepared = ItemCheck.prepare(Sample.with(section, given));

        assertThat(CanonicalItem.json(prepared.item())).isEqualTo(CanonicalItem.json(Sample.with(section, tidy)));
        assertThat(prepared.notes()).isEqualTo(note == null ? List.of() : List.of(note.replace('~', '"')));
    }
}
