package org.orcidcaravan.push.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.ResearchResource;

class LikenessTest {
    private static final FuzzyDate YEAR = new FuzzyDate(2020, null, null);
    private static final FuzzyDate LATER = new FuzzyDate(2021, null, null);
    private static final Organization OTHER = new Organization("Institute", "Nowhere", null, "GB", null, null);

    @ParameterizedTest
    @EnumSource
    void an_item_is_like_itself_and_like_none_of_another_section(Section section) {
        Item item = Synthetic.of(section);

        assertThat(Section.values())
                .filteredOn(other -> Likeness.between(item, Synthetic.of(other)))
                .containsExactly(section);
    }

    @ParameterizedTest
    @MethodSource
    void one_difference_is_enough_to_be_another(Item one, Item other) {
        assertThat(Likeness.between(one, one)).isTrue();
        assertThat(Likeness.between(one, other)).isFalse();
        assertThat(Likeness.between(other, one)).isFalse();
    }

    static Stream<Arguments> one_difference_is_enough_to_be_another() {
        return Stream.of(
                        different(
                                funding("T", "grant", YEAR, null, OTHER),
                                funding("U", "grant", YEAR, null, OTHER),
                                funding("T", "award", YEAR, null, OTHER),
                                funding("T", "grant", LATER, null, OTHER),
                                funding("T", "grant", YEAR, LATER, OTHER),
                                funding("T", "grant", YEAR, null, null)),
                        different(
                                affiliation("D", "R", YEAR, null, OTHER),
                                affiliation("E", "R", YEAR, null, OTHER),
                                affiliation(null, "R", YEAR, null, OTHER),
                                affiliation("D", "S", YEAR, null, OTHER),
                                affiliation("D", "R", null, null, OTHER),
                                affiliation("D", "R", YEAR, LATER, OTHER),
                                affiliation("D", "R", YEAR, null, Synthetic.UNIVERSITY)),
                        different(
                                review("reviewer", "review", "issn:1234-5679", YEAR, OTHER),
                                review("editor", "review", "issn:1234-5679", YEAR, OTHER),
                                review("reviewer", "evaluation", "issn:1234-5679", YEAR, OTHER),
                                review("reviewer", "review", "issn:1234-5670", YEAR, OTHER),
                                review("reviewer", "review", "issn:1234-5679", LATER, OTHER),
                                review("reviewer", "review", "issn:1234-5679", YEAR, Synthetic.UNIVERSITY)),
                        different(
                                proposal("T", YEAR, null),
                                proposal("U", YEAR, null),
                                proposal("T", LATER, null),
                                proposal("T", YEAR, LATER)))
                .flatMap(pairs -> pairs);
    }

    @Test
    void an_organisation_is_known_by_its_identifier_before_its_name() {
        Organization address = named("University of Nowhere", "ROR", "https://ror.org/00x0x0x00");

        assertThat(alike(address, named("Universität Nirgendwo", "ror", "00X0x0x00")))
                .isTrue();
        assertThat(alike(address, named("University of Nowhere", "ROR", "https://ror.org/00y0y0y00")))
                .isFalse();
    }

    @Test
    void an_organisation_is_known_by_its_name_when_the_identifiers_cannot_be_compared() {
        Organization ror = named("University of Nowhere", "ROR", "00x0x0x00");

        assertThat(alike(ror, named(" university  of Nowhere", "GRID", "grid.1")))
                .isTrue();
        assertThat(alike(ror, named("University of Nowhere", null, null))).isTrue();
        assertThat(alike(ror, named("University of Elsewhere", "GRID", "00x0x0x00")))
                .isFalse();
        assertThat(alike(named("University of Nowhere", "ROR", null), ror)).isTrue();
        assertThat(alike(ror, null)).isFalse();
        assertThat(alike(null, ror)).isFalse();
        assertThat(alike(null, null)).isTrue();
    }

    @Test
    void a_journals_group_is_the_same_with_and_without_hyphen_and_others_are_not() {
        assertThat(Likeness.between(group("issn:1234-5679"), group("ISSN:12345679")))
                .isTrue();
        assertThat(Likeness.between(group("publons:a-b"), group("publons:ab"))).isFalse();
    }

    @Test
    void a_page_is_known_by_its_address_and_a_keyword_by_its_very_letters() {
        String home = "https://nowhere.example/~j";

        assertThat(Likeness.between(page("Home", home), page("Start", home))).isTrue();
        assertThat(Likeness.between(page("Home", home), page("Home", home + "/")))
                .isFalse();
        assertThat(Likeness.between(detail(Section.KEYWORD, "Silence"), detail(Section.KEYWORD, "silence")))
                .isFalse();
        assertThat(Likeness.between(detail(Section.ADDRESS, "gb"), detail(Section.ADDRESS, "GB")))
                .isTrue();
        assertThat(Likeness.between(identifier("Scopus", "7"), identifier("scopus", "7")))
                .isTrue();
        assertThat(Likeness.between(identifier("Scopus", "7"), identifier("Loop", "7")))
                .isFalse();
        assertThat(Likeness.between(identifier("Scopus", "7"), identifier("Scopus", "8")))
                .isFalse();
    }

    private static boolean alike(@Nullable Organization one, @Nullable Organization other) {
        return Likeness.between(affiliation("D", "R", YEAR, null, one), affiliation("D", "R", YEAR, null, other));
    }

    private static Stream<Arguments> different(Item one, Item... others) {
        return Stream.of(others).map(other -> Arguments.of(one, other));
    }

    private static Organization named(String name, @Nullable String source, @Nullable String identifier) {
        return new Organization(name, "Nowhere", null, "GB", source, identifier);
    }

    private static Item funding(
            String title, String type, FuzzyDate start, @Nullable FuzzyDate end, @Nullable Organization funder) {
        return new Funding(title, type, null, null, null, null, start, end, funder, List.of());
    }

    private static Item affiliation(
            @Nullable String department,
            String role,
            @Nullable FuzzyDate start,
            @Nullable FuzzyDate end,
            @Nullable Organization organization) {
        return new Affiliation(Section.SERVICE, organization, department, role, start, end, null, List.of());
    }

    private static Item review(String role, String type, String group, FuzzyDate date, Organization convener) {
        return new PeerReview(role, type, group, date, null, convener, null, List.of());
    }

    private static Item group(String group) {
        return review("reviewer", "review", group, YEAR, OTHER);
    }

    private static Item proposal(String title, FuzzyDate start, @Nullable FuzzyDate end) {
        return new ResearchResource(title, List.of(OTHER), List.of(), start, end, null, List.of());
    }

    private static Item page(String name, String url) {
        return new PersonDetail(Section.RESEARCHER_URL, name, null, url);
    }

    private static Item identifier(String type, String value) {
        return new PersonDetail(Section.EXTERNAL_IDENTIFIER, value, type, null);
    }

    private static Item detail(Section section, String value) {
        return new PersonDetail(section, value, null, null);
    }
}
