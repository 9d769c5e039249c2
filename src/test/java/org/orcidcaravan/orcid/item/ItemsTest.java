package org.orcidcaravan.orcid.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.orcid.Section;

class ItemsTest {
    private static final Organization COLLEGE = new Organization("Example College", null, null, "DE", null, null);

    private static final Item WORK = new Work(
            "On caravans",
            null,
            null,
            "book",
            null,
            List.of(ExternalId.self("isbn", "9783000000003")),
            null,
            null,
            null,
            null,
            new Citation("bibtex", "@book{caravans}"),
            List.of(new Contributor("Beispiel, Berta", null, "author")));
    private static final Item FUNDING =
            new Funding("A grant", "grant", null, null, null, null, null, null, COLLEGE, List.of());
    private static final Item REVIEW = new PeerReview(
            "reviewer",
            "review",
            "issn:1234-5679",
            null,
            null,
            COLLEGE,
            new PeerReview.Subject("A paper", null, null, null, null),
            List.of());
    private static final Item RESOURCE = new ResearchResource(
            "Beam time",
            List.of(COLLEGE),
            List.of(),
            null,
            null,
            null,
            List.of(new ResearchResource.Resource("Ring", "equipment", List.of(COLLEGE), List.of(), null)));
    private static final Item KEYWORD = new PersonDetail(Section.KEYWORD, "caravans", null, null);

    @Test
    void a_date_keeps_the_granularity_it_was_written_with() {
        assertThat(FuzzyDate.parse("2021")).contains(new FuzzyDate(2021, null, null));
        assertThat(FuzzyDate.parse(" 2021-3 ")).contains(new FuzzyDate(2021, 3, null));
        assertThat(FuzzyDate.parse("2021-03-09")).contains(new FuzzyDate(2021, 3, 9));
        assertThat(FuzzyDate.parse("March 2021")).isEmpty();
    }

    @Test
    void an_identifier_of_the_item_itself_has_the_relationship_self() {
        assertThat(ExternalId.self("doi", "10.5555/12345678").relationship()).isEqualTo(Relationship.SELF);
        assertThat(Relationship.PART_OF.text()).isEqualTo("part-of");
    }

    @Test
    void every_kind_of_item_names_its_section_and_what_a_person_calls_it() {
        assertThat(List.of(WORK, FUNDING, REVIEW, RESOURCE, KEYWORD))
                .extracting(Item::section, Item::label)
                .containsExactly(
                        tuple(Section.WORK, "On caravans"),
                        tuple(Section.FUNDING, "A grant"),
                        tuple(Section.PEER_REVIEW, "review for issn:1234-5679"),
                        tuple(Section.RESEARCH_RESOURCE, "Beam time"),
                        tuple(Section.KEYWORD, "caravans"));
    }

    @Test
    void an_affiliation_is_called_by_its_role_or_else_by_its_kind() {
        assertThat(affiliation(COLLEGE, "Professor").label()).isEqualTo("Professor, Example College");
        assertThat(affiliation(COLLEGE, null).label()).isEqualTo("employment at Example College");
        assertThat(affiliation(null, null).label()).isEqualTo("employment at an organisation");
    }

    @Test
    void an_item_does_not_go_into_a_section_of_another_kind() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Affiliation(Section.WORK, COLLEGE, null, null, null, null, null, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PersonDetail(Section.FUNDING, "caravans", null, null));
    }

    private static Affiliation affiliation(@Nullable Organization organization, @Nullable String role) {
        return new Affiliation(Section.EMPLOYMENT, organization, null, role, null, null, null, List.of());
    }
}
