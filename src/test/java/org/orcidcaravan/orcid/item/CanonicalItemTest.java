package org.orcidcaravan.orcid.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.orcidcaravan.orcid.Section;

class CanonicalItemTest {
    private static final Work WORK = new Work(
            "  The\u00a0sound of\tcamels ",
            null,
            " ",
            "journal-article",
            new FuzzyDate(2021, 3, null),
            List.of(ExternalId.self("doi", "10.5555/12345678")),
            null,
            "First line.\r\nSecond  line.",
            null,
            null,
            null,
            List.of(new Contributor("Carberry, Josiah", null, "author")));

    @Property
    void what_is_written_is_read_back(@ForAll Section section, @ForAll long seed) {
        String json = CanonicalItem.json(AnyItem.of(section, new SplittableRandom(seed)));
        Item item = CanonicalItem.read(section, json);

        assertThat(CanonicalItem.json(item)).isEqualTo(json);
        assertThat(CanonicalItem.read(section, json)).isEqualTo(item);
        assertThat(item.section()).isEqualTo(section);
        assertThat(json).doesNotContain(":null", ":[]", ":{}", "{}]", ":\"\"", "\u0000");
    }

    @Property
    void items_with_different_texts_have_different_hashes(
            @ForAll Section section, @ForAll long seed, @ForAll long other) {
        String one = CanonicalItem.json(AnyItem.of(section, new SplittableRandom(seed)));
        String two = CanonicalItem.json(AnyItem.of(section, new SplittableRandom(other)));

        assertThat(Arrays.equals(CanonicalItem.hash(one), CanonicalItem.hash(two)))
                .isEqualTo(one.equals(two));
    }

    @Example
    void members_are_sorted_and_what_is_empty_is_left_out() {
        assertThat(CanonicalItem.json(WORK))
                .isEqualTo("{\"contributors\":[{\"name\":\"Carberry, Josiah\",\"role\":\"author\"}],"
                        + "\"date\":{\"month\":3,\"year\":2021},"
                        + "\"externalIds\":[{\"relationship\":\"self\",\"type\":\"doi\",\"value\":\"10.5555/12345678\"}],"
                        + "\"summary\":\"First line.\\nSecond  line.\",\"title\":\"The sound of camels\","
                        + "\"type\":\"journal-article\"}");
    }

    @Example
    void the_hash_is_sha_256_of_the_text() {
        assertThat(HexFormat.of().formatHex(CanonicalItem.hash("abc")))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Example
    void composed_and_decomposed_letters_are_the_same_item() {
        Item composed = new PersonDetail(Section.KEYWORD, "caf\u00e9", null, null);
        Item decomposed = new PersonDetail(Section.KEYWORD, "cafe\u0301", null, null);

        assertThat(CanonicalItem.json(decomposed)).isEqualTo(CanonicalItem.json(composed));
    }

    @Example
    void lines_are_kept_where_a_text_has_lines() {
        Citation citation = new Citation("bibtex", "@article{a,\n  title = {B}\n}");
        Work work = new Work("T", null, null, "book", null, List.of(), null, null, null, null, citation, List.of());

        assertThat(CanonicalItem.read(Section.WORK, CanonicalItem.json(work))).isEqualTo(work);
    }

    @Example
    void an_unknown_member_is_an_error_that_names_the_known_ones() {
        assertThatThrownBy(() -> CanonicalItem.read(Section.KEYWORD, "{\"value\":\"a\",\"colour\":\"red\"}"))
                .isInstanceOf(UnreadableItem.class)
                .hasMessage("Failed to read a keyword: \"colour\" is no member of keyword. Leave it out, or use one of:"
                        + " type, url, value.");
        assertThatThrownBy(() -> CanonicalItem.read(Section.WORK, "{\"externalIds\":[{\"kind\":\"doi\"}]}"))
                .hasMessageContaining("\"kind\" is no member of work.externalIds[0]");
    }

    @Example
    void a_member_of_a_wrong_type_is_an_error_that_says_where() {
        refused("{\"title\":1}", "work.title must be a text. Correct it.");
        refused("{\"date\":\"2021\"}", "work.date must be an object. Correct it.");
        refused("{\"date\":{\"year\":20.5}}", "work.date.year must be a whole number. Correct it.");
        refused("{\"date\":{}}", "work.date.year must be there. Correct it.");
        refused("{\"contributors\":{}}", "work.contributors must be a list. Correct it.");
        refused("{\"externalIds\":[{}]}", "work.externalIds[0].relationship must be there. Correct it.");
        refused(
                "{\"externalIds\":[{\"relationship\":\"own\"}]}",
                "work.externalIds[0].relationship must be one of self, part-of, version-of, funded-by. Correct it.");
        refused("[]", "work must be an object. Correct it.");
    }

    @Example
    void what_is_no_json_is_an_error() {
        refused("", "");
        refused("{", "it is no JSON");
        refused("{} {}", "it is no JSON");
        refused("{\"title\":\"a\",\"title\":\"b\"}", "Duplicate field 'title'");
    }

    @Example
    void a_missing_text_is_read_as_empty_and_left_to_the_check() {
        assertThat(CanonicalItem.read(Section.WORK, "{\"subtitle\":null}"))
                .isEqualTo(new Work("", null, null, "", null, List.of(), null, null, null, null, null, List.of()));
    }

    private static void refused(String json, String message) {
        assertThatThrownBy(() -> CanonicalItem.read(Section.WORK, json))
                .isInstanceOf(UnreadableItem.class)
                .hasMessageStartingWith("Failed to read a work: ")
                .hasMessageContaining(message);
    }
}
