package org.orcidcaravan.source.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.orcidcaravan.source.Rows.accepted;
import static org.orcidcaravan.source.Rows.all;
import static org.orcidcaravan.source.Rows.bytes;
import static org.orcidcaravan.source.Rows.refused;
import static org.orcidcaravan.source.Rows.work;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.check.ItemCheck;
import org.orcidcaravan.orcid.check.Prepared;
import org.orcidcaravan.orcid.item.AnyItem;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.source.JsonRows;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.UnreadableSource;

class JsonItemsTest {
    private static final String WORK =
            "{'sourceId':'r1','orcid':'0000-0002-1825-0097','item':{'title':'T','type':'book'}}";
    private static final String FLAT = "{'source_id':7,'person_id':['p1','p2'],'title':'T','type':'book','date':2021,"
            + "'doi':['10.5555/1','10.5555/2'],'url':null,'extra':{'a':1}}";

    @Example
    void a_whole_item_is_a_work_when_nothing_else_is_said() {
        Row row = read(WORK).getFirst();

        assertThat(accepted(row).sourceId()).isEqualTo("r1");
        assertThat(accepted(row).orcids()).containsExactly("0000-0002-1825-0097");
        assertThat(work(row).externalIds()).extracting("type", "value").hasToString("[(\"source-work-id\", \"r1\")]");
    }

    @Example
    void an_item_of_any_section_is_read() {
        Row row = read("{'sourceId':'k','personId':['p1'],'orcid':null,'section':'keyword','item':{'value':'camels'}}")
                .getFirst();

        assertThat(accepted(row).item()).isEqualTo(new PersonDetail(Section.KEYWORD, "camels", null, null));
        assertThat(accepted(row).personIds()).containsExactly("p1");
    }

    @Property(tries = 200)
    void what_can_be_sent_is_accepted_as_its_canonical_text(@ForAll Section section, @ForAll long seed) {
        Prepared<Item> prepared = ItemCheck.prepare(AnyItem.of(section, new SplittableRandom(seed)));
        String json = CanonicalItem.json(prepared.item());
        Row row = read("{'sourceId':'k','personId':'p','section':'" + section.text() + "','item':", json, "}");

        if (row instanceof Row.Accepted good) {
            assertThat(good.item().item().section()).isEqualTo(section);
            assertThat(ItemCheck.check(good.item().item())).isEmpty();
        } else {
            assertThat(prepared.isSendable() && section != Section.WORK).isFalse();
        }
    }

    @Example
    void a_flat_object_is_read_by_the_headings_of_a_table() {
        Row row = read(FLAT).getFirst();

        assertThat(accepted(row).sourceId()).isEqualTo("7");
        assertThat(accepted(row).personIds()).containsExactly("p1", "p2");
        assertThat(accepted(row).raw()).containsEntry("extra", "{\"a\":1}").doesNotContainKey("url");
        assertThat(work(row).date()).isEqualTo(new FuzzyDate(2021, null, null));
        assertThat(work(row).externalIds())
                .extracting(id -> id.type() + " " + id.value())
                .containsExactly("doi 10.5555/1", "doi 10.5555/2", "source-work-id 7");
    }

    @Example
    void a_list_one_object_and_lines_of_objects_are_read_alike() {
        assertThat(read("[" + WORK + "," + FLAT + "]")).hasSize(2).allSatisfy(row -> accepted(row));
        assertThat(read(WORK + "\n" + FLAT + "\n")).hasSize(2).allSatisfy(row -> accepted(row));
        assertThat(read("[]")).isEmpty();
    }

    @Example
    void an_object_that_cannot_be_sent_says_why() {
        refused(one("'section':'pyramid'"), 1, "The section \"pyramid\" is none: choose one of work, funding, ");
        refused(one("'colour':'red'"), 1, "The members colour are not known");
        refused(one("'section':'keyword'"), 1, "\"title\" is no member of keyword");
        refused(read("{'sourceId':'a','item':{}}").getFirst(), 1, "Nobody is named whose work it is");
        refused(read("{'orcid':'x','item':{}}").getFirst(), 1, "The source_id is empty");
        refused(read("{}").getFirst(), 1, "The title is empty");
    }

    @Example
    void json_that_is_broken_further_on_is_the_last_row() {
        List<Row> rows = read("[" + WORK + ",\n{'a':1,'a':2}," + WORK + "]");

        assertThat(rows).hasSize(2);
        accepted(rows.getFirst());
        refused(rows.getLast(), 2, "line 2): correct it. Nothing below was read.");
        assertThat(read("[" + WORK)).hasSize(2);
        assertThat(read("[" + "{'a':".repeat(60))).hasSize(1);
        assertThat(read("[{'a':'" + "x".repeat(1_000_001) + "'}]")).hasSize(1);
    }

    @Example
    void what_is_no_list_or_object_is_refused_as_a_whole() {
        for (String text : List.of("", "7", "title,type\n", "<xml/>")) {
            assertThatThrownBy(() -> read(text))
                    .as(text)
                    .isInstanceOf(UnreadableSource.class)
                    .hasMessageStartingWith("Failed to read the works: the text is no JSON");
        }
    }

    @Example
    void nothing_follows_the_last_row() {
        try (JsonRows rows = JsonItems.open(bytes("[]"))) {
            assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    private static Row one(String member) {
        return read(WORK.replace("{'sourceId'", "{" + member + ",'sourceId'")).getFirst();
    }

    private static List<Row> read(String json) {
        return readAsIs(json.replace('\'', '"'));
    }

    private static Row read(String before, String asIs, String after) {
        return readAsIs(before.replace('\'', '"') + asIs + after).getFirst();
    }

    private static List<Row> readAsIs(String json) {
        try (JsonRows rows = JsonItems.open(bytes(json))) {
            return all(rows);
        }
    }
}
