package org.orcidcaravan.source.csl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.source.Rows.accepted;
import static org.orcidcaravan.source.Rows.all;
import static org.orcidcaravan.source.Rows.bytes;
import static org.orcidcaravan.source.Rows.refused;
import static org.orcidcaravan.source.Rows.work;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.JsonRows;
import org.orcidcaravan.source.Row;

class CslWorksTest {
    private static final String MINE = "'id':'r1','orcid':'0000-0002-1825-0097','title':'T','type':'book'";

    @Test
    void an_item_of_zotero_becomes_a_work() {
        Row row = read("""
                [{'id':'r1','custom':{'person_id':['p1','p2']},'type':'article-journal','title':'On <i>Camelus</i>',
                'container-title':'Camel Letters','DOI':'https://doi.org/10.5555/1','ISSN':'0317-8471, 1050-124X',
                'issued':{'date-parts':[['2021',3,9]]},'URL':'https://example.org/1','language':'en-US',
                'abstract':'<jats:p>One.</jats:p><jats:p>Two.</jats:p>',
                'author':[{'family':'Berg','given':'Anna','non-dropping-particle':'van den','suffix':'Jr.'},
                {'literal':'Camel Group'}],'editor':[{'family':'Muster'}]}]""").getFirst();

        assertThat(accepted(row).personIds()).containsExactly("p1", "p2");
        assertThat(accepted(row).raw()).containsEntry("type", "article-journal");
        assertThat(work(row))
                .isEqualTo(new Work(
                        "On Camelus",
                        null,
                        "Camel Letters",
                        "journal-article",
                        new FuzzyDate(2021, 3, 9),
                        List.of(
                                ExternalId.self("doi", "10.5555/1"),
                                new ExternalId("issn", "0317-8471", Relationship.PART_OF, null),
                                new ExternalId("issn", "1050-124X", Relationship.PART_OF, null),
                                ExternalId.self("source-work-id", "r1")),
                        "https://example.org/1",
                        "One.\nTwo.",
                        "en",
                        null,
                        null,
                        List.of(
                                new Contributor("van den Berg, Anna, Jr.", null, "author"),
                                new Contributor("Camel Group", null, "author"),
                                new Contributor("Muster", null, "editor"))));
    }

    @Test
    void an_answer_of_crossref_is_read_as_well() {
        Row row = read("""
                {'DOI':'10.5555/1','type':'journal-article','title':['On caravans','Another'],'container-title':[],
                'ISSN':['0317-8471'],'issued':{'date-parts':[[null]]},
                'author':[{'family':'B','ORCID':'http://orcid.org/0000-0002-1825-0097','authenticated-orcid':true},
                {'name':'G','ORCID':'http://orcid.org/0000-0002-1694-233X','authenticated-orcid':false}]}""").getFirst();

        assertThat(accepted(row).sourceId()).isEqualTo("10.5555/1");
        assertThat(accepted(row).orcids()).containsExactly("0000-0002-1825-0097", "0000-0002-1694-233X");
        assertThat(work(row).title()).isEqualTo("On caravans");
        assertThat(work(row).date()).isNull();
        assertThat(work(row).contributors())
                .containsExactly(
                        new Contributor("B", "0000-0002-1825-0097", "author"), new Contributor("G", null, "author"));
    }

    @Test
    void the_authors_iDs_do_not_count_where_it_is_said_whose_work_it_is() {
        Row row = read("{" + MINE + ",'author':[{'family':'B','ORCID':'0000-0002-1694-233X'}]}")
                .getFirst();

        assertThat(accepted(row).orcids()).containsExactly("0000-0002-1825-0097");
    }

    @Test
    void an_article_without_more_is_a_preprint_in_csl() {
        assertThat(work(read("{" + MINE.replace("book", "article") + "}").getFirst())
                        .type())
                .isEqualTo("preprint");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'date-parts':[[2021]]}       | 2021
            {'raw':'2021'}                | 2021
            {'literal':'2021'}            | 2021
            2021                          | 2021
            """)
    void a_date_is_read_in_each_of_its_forms(String issued, int year) {
        String date = issued.startsWith("{") ? issued : "'" + issued + "'";

        assertThat(work(read("{" + MINE + ",'issued':" + date + "}").getFirst()).date())
                .isEqualTo(new FuzzyDate(year, null, null));
    }

    @Test
    void an_item_that_cannot_be_sent_is_refused_and_the_others_are_read() {
        List<Row> rows = read("[{'id':1,'type':'book'},{" + MINE + ",'issued':{'raw':'spring'}},7,{" + MINE + "}]");

        assertThat(rows).hasSize(4);
        refused(rows.get(0), 1, "Nobody is named whose work it is");
        refused(rows.get(1), 2, "The date \"spring\" is not written as date-parts");
        refused(rows.get(2), 3, "The entry is no JSON object");
        accepted(rows.get(3));
    }

    private static List<Row> read(String json) {
        try (JsonRows rows = CslWorks.open(bytes(json.replace('\'', '"')))) {
            return all(rows);
        }
    }
}
