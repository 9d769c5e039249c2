package org.orcidcaravan.push.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.push.document.Match.Absent;
import org.orcidcaravan.push.document.Match.Ambiguous;
import org.orcidcaravan.push.document.Match.Found;

class MatchTest {
    private static final FuzzyDate START = new FuzzyDate(2019, 9, 1);
    private static final ExternalId DOI = ExternalId.self("doi", "10.5555/Ab");
    private static final ExternalId NUMBER = ExternalId.self("source-work-id", "w1");

    private final Item work = Synthetic.work("A", NUMBER, DOI, Synthetic.ISSN);
    private final Item reader = Synthetic.affiliation(Section.EMPLOYMENT, "Reader", START);

    @ParameterizedTest
    @EnumSource
    void an_item_of_any_section_is_found_among_others_of_it(Section section) {
        Item item = Synthetic.of(section);

        assertThat(find(item, ours(1, Synthetic.of(section)))).isEqualTo(new Found(1));
        assertThat(find(item)).isEqualTo(new Absent());
    }

    @ParameterizedTest
    @EnumSource
    void what_others_wrote_is_never_ours(Section section) {
        Item item = Synthetic.of(section);

        assertThat(find(
                        item,
                        remote(1, Synthetic.THEIRS, null, item),
                        remote(2, "0000-0002-1825-0097", null, item),
                        remote(3, null, null, item),
                        remote(4, Synthetic.OURS, Synthetic.THEIRS, item),
                        remote(5, Synthetic.THEIRS, Synthetic.OURS, item)))
                .isEqualTo(new Absent());
        assertThat(find(item, remote(6, Synthetic.OURS, Synthetic.OURS, item))).isEqualTo(new Found(6));
    }

    @ParameterizedTest
    @EnumSource
    void two_of_ours_that_may_both_be_it_are_for_a_person_to_tell_apart(Section section) {
        Item item = Synthetic.of(section);

        assertThat(find(item, ours(7, item), remote(8, Synthetic.THEIRS, null, item), ours(9, item)))
                .isInstanceOfSatisfying(Ambiguous.class, ambiguous -> {
                    assertThat(ambiguous.putCodes()).containsExactly(7L, 9L);
                    assertThat(ambiguous.why())
                            .startsWith("Failed to find the " + section.text() + " \"" + item.label() + "\"")
                            .contains("7, 9", "Delete all but one");
                });
    }

    @Test
    void an_item_of_another_section_is_another_item() {
        Item funding = Synthetic.funding("A", DOI);
        Item dean = Synthetic.affiliation(Section.SERVICE, "Reader", START);

        assertThat(find(Synthetic.work("A", DOI), ours(1, funding))).isEqualTo(new Absent());
        assertThat(find(reader, ours(1, dean))).isEqualTo(new Absent());
    }

    @Test
    void an_identifier_counts_however_it_is_written() {
        Item listed = Synthetic.work("Another title", ExternalId.self("DOI", "https://doi.org/10.5555/aB"));

        assertThat(find(work, ours(1, listed))).isEqualTo(new Found(1));
    }

    @Test
    void the_journals_identifier_is_none_of_the_work() {
        assertThat(find(work, ours(1, Synthetic.work("A", Synthetic.ISSN)))).isEqualTo(new Absent());
    }

    @Test
    void a_works_own_number_decides_over_other_identifiers() {
        Item twin = Synthetic.work("B", ExternalId.self("source-work-id", "w2"), DOI);
        Item corrected = Synthetic.work("A", NUMBER, ExternalId.self("doi", "10.5555/wrong"));

        assertThat(find(work, ours(1, twin), ours(2, corrected))).isEqualTo(new Found(2));
    }

    @Test
    void an_identifier_under_another_number_is_for_a_person_to_settle() {
        Item twin = Synthetic.work("B", ExternalId.self("source-work-id", "w2"), DOI);

        assertThat(find(work, ours(1, twin), ours(2, Synthetic.work("A", DOI))))
                .isInstanceOfSatisfying(Ambiguous.class, ambiguous -> {
                    assertThat(ambiguous.putCodes()).containsExactly(1L, 2L);
                    assertThat(ambiguous.why()).contains("another source-work-id", "1, 2", "Merge the two items");
                });
    }

    @Test
    void a_work_without_number_takes_one_that_has() {
        assertThat(find(Synthetic.work("A", DOI), ours(1, work))).isEqualTo(new Found(1));
    }

    @Test
    void a_work_written_before_it_had_a_number_is_found_by_its_other_identifiers() {
        assertThat(find(work, ours(1, Synthetic.work("A", DOI)))).isEqualTo(new Found(1));
    }

    @Test
    void a_work_without_identifiers_is_found_by_what_it_says() {
        Item bare = Synthetic.work("A  Title", Synthetic.ISSN);

        assertThat(find(bare, ours(1, Synthetic.work(" a title ")))).isEqualTo(new Found(1));
        assertThat(find(bare, ours(1, Synthetic.work("A title", DOI)))).isEqualTo(new Absent());
        assertThat(find(bare, ours(1, Synthetic.work("B title")))).isEqualTo(new Absent());
    }

    @Test
    void an_affiliation_is_found_by_what_it_says_whatever_identifiers_it_has() {
        Item identified =
                Synthetic.affiliation(Section.EMPLOYMENT, "Reader", START, ExternalId.self("uri", "https://a.example"));

        assertThat(find(reader, ours(1, identified))).isEqualTo(new Found(1));
        assertThat(find(identified, ours(1, reader))).isEqualTo(new Found(1));
        assertThat(find(reader, ours(1, Synthetic.affiliation(Section.EMPLOYMENT, "Dean", START))))
                .isEqualTo(new Absent());
        assertThat(find(
                        reader,
                        ours(1, Synthetic.affiliation(Section.EMPLOYMENT, "Reader", new FuzzyDate(2019, 9, null)))))
                .isEqualTo(new Absent());
    }

    @Test
    void an_affiliations_own_number_decides_over_what_it_says() {
        Item first = numbered("Reader", "a1");

        assertThat(find(first, ours(1, numbered("Dean", "a1")), ours(2, numbered("Reader", "a2"))))
                .isEqualTo(new Found(1));
        assertThat(find(first, ours(2, numbered("Reader", "a2")))).isEqualTo(new Absent());
        assertThat(find(first, ours(2, numbered("Reader", "a2")), ours(3, reader)))
                .isEqualTo(new Found(3));
    }

    @Test
    void an_item_is_found_in_a_list_as_orcid_answers() {
        Item employment = Synthetic.of(Section.EMPLOYMENT);
        String list = Listing.of(
                Section.EMPLOYMENT,
                Listing.group(
                        Section.EMPLOYMENT,
                        Listing.affiliation(Section.EMPLOYMENT, 1, Listing.researcher(), "Reader"),
                        Listing.affiliation(Section.EMPLOYMENT, 2, Listing.client(Synthetic.OURS), "Reader"),
                        Listing.affiliation(Section.EMPLOYMENT, 3, Listing.client(Synthetic.OURS), "Dean")));

        assertThat(Match.find(employment, RemoteItems.read(Section.EMPLOYMENT, list), Synthetic.OURS))
                .isEqualTo(new Found(2));
    }

    private static Item numbered(String role, String number) {
        return Synthetic.affiliation(Section.EMPLOYMENT, role, START, ExternalId.self("source-work-id", number));
    }

    private static Match.Result find(Item item, RemoteItem... remote) {
        return Match.find(item, List.of(remote), Synthetic.OURS);
    }

    private static RemoteItem ours(long putCode, Item item) {
        return remote(putCode, Synthetic.OURS, null, item);
    }

    private static RemoteItem remote(long putCode, @Nullable String source, @Nullable String principal, Item item) {
        return new RemoteItem(putCode, source, principal, NormalId.self(item), item);
    }
}
