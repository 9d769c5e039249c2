package org.orcidcaravan.push.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;
import org.xml.sax.SAXException;

class RemoteItemsTest {
    private static final String OURS = Listing.client(Synthetic.OURS);
    private static final String THEIRS = Listing.client(Synthetic.THEIRS);

    @ParameterizedTest
    @CsvSource({
        "WORK, works, 3",
        "FUNDING, fundings, 3",
        "EDUCATION, educations, 2",
        "EMPLOYMENT, employments, 2",
        "DISTINCTION, distinctions, 2",
        "INVITED_POSITION, invited-positions, 2",
        "MEMBERSHIP, memberships, 2",
        "QUALIFICATION, qualifications, 2",
        "SERVICE, services, 2",
        "RESEARCH_RESOURCE, research-resources, 2",
        "ADDRESS, addresses, 2",
        "KEYWORD, keywords, 2",
        "OTHER_NAME, other-names, 2",
        "RESEARCHER_URL, researcher-urls, 1",
        "EXTERNAL_IDENTIFIER, external-identifiers, 2",
    })
    void the_lists_that_orcid_shows_as_examples_are_read(Section section, String file, int items) throws IOException {
        assertThat(RemoteItems.read(section, sample(file))).hasSize(items).allSatisfy(remote -> {
            assertThat(remote.putCode()).isPositive();
            assertThat(remote.source()).matches("[0-9]{4}(-[0-9]{4}){3}");
            assertThat(remote.isOf(Synthetic.OURS)).isFalse();
            assertThat(remote.item().section()).isEqualTo(section);
            assertThat(remote.item().label()).isNotBlank();
        });
    }

    @Test
    void works_of_several_sources_in_one_group_are_all_listed() throws SAXException {
        String doi = Listing.id("doi", "10.5555/12345678", "self");
        String xml = Validated.xml(Listing.of(
                Section.WORK,
                Listing.group(
                        Section.WORK,
                        Listing.work(1, Listing.researcher(), "By hand", doi),
                        Listing.work(2, THEIRS, "By others", doi),
                        Listing.work(3, OURS, "By us", doi, Listing.id("source-work-id", "w3", "self")),
                        Listing.work(4, Listing.onBehalf(Synthetic.OURS, Synthetic.THEIRS), "For others", doi)),
                Listing.group(
                        Section.WORK, Listing.work(5, OURS, "Alone", Listing.id("issn", "1234-5679", "part-of")))));

        List<RemoteItem> items = RemoteItems.read(Section.WORK, xml);

        assertThat(items)
                .extracting(RemoteItem::putCode, RemoteItem::source, RemoteItem::principal, i -> i.isOf(Synthetic.OURS))
                .containsExactly(
                        tuple(1L, "0000-0002-1825-0097", null, false),
                        tuple(2L, Synthetic.THEIRS, null, false),
                        tuple(3L, Synthetic.OURS, null, true),
                        tuple(4L, Synthetic.OURS, Synthetic.THEIRS, false),
                        tuple(5L, Synthetic.OURS, null, true));
        assertThat(items.get(2).selfIds())
                .containsExactlyInAnyOrder(NormalId.of("doi", "10.5555/12345678"), NormalId.of("source-work-id", "w3"));
        assertThat(items.get(4).selfIds()).isEmpty();
        assertThat(items.get(4).item()).isEqualTo(Synthetic.work("Alone", Synthetic.ISSN));
    }

    @Test
    void the_content_of_a_listed_work_is_read() throws IOException {
        assertThat(RemoteItems.read(Section.WORK, sample("works")).getFirst().item())
                .isEqualTo(new Work(
                        "Work # 0",
                        null,
                        null,
                        "conference-paper",
                        new FuzzyDate(2017, 3, 3),
                        List.of(new ExternalId("doi", "123456", Relationship.PART_OF, "https://doi.org/123456")),
                        "http://tempuri.org",
                        null,
                        null,
                        null,
                        null,
                        List.of()));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_ALL,
            names = "^(EDUCATION|EMPLOYMENT|DISTINCTION|INVITED_POSITION|MEMBERSHIP|QUALIFICATION|SERVICE)$")
    void each_kind_of_affiliation_is_read_from_its_groups(Section section) throws SAXException {
        String xml = Validated.xml(Listing.of(
                section,
                Listing.group(
                        section,
                        Listing.affiliation(section, 1, OURS, "Reader", Listing.id("source-work-id", "a1", "self")),
                        Listing.affiliation(section, 2, THEIRS, "Reader")),
                Listing.group(section, Listing.affiliation(section, 3, OURS, "Dean"))));

        List<RemoteItem> items = RemoteItems.read(section, xml);

        assertThat(items).extracting(RemoteItem::putCode).containsExactly(1L, 2L, 3L);
        assertThat(items.getFirst().item())
                .isEqualTo(new Affiliation(
                        section,
                        Synthetic.UNIVERSITY,
                        "Physics",
                        "Reader",
                        new FuzzyDate(2019, 9, 1),
                        null,
                        null,
                        List.of(ExternalId.self("source-work-id", "a1"))));
    }

    @Test
    void reviews_are_read_from_groups_within_groups() throws SAXException {
        String xml = Validated.xml(Listing.of(
                Section.PEER_REVIEW,
                Listing.group(
                        Section.PEER_REVIEW,
                        Listing.reviewsOf(
                                Listing.review(1, OURS, Listing.id("source-work-id", "r1", "self")),
                                Listing.review(2, THEIRS, Listing.id("source-work-id", "r1", "self"))),
                        Listing.reviewsOf(Listing.review(3, OURS, Listing.id("source-work-id", "r3", "self")))),
                Listing.group(Section.PEER_REVIEW, Listing.reviewsOf(Listing.review(4, Listing.researcher())))));

        List<RemoteItem> items = RemoteItems.read(Section.PEER_REVIEW, xml);

        assertThat(items).extracting(RemoteItem::putCode).containsExactly(1L, 2L, 3L, 4L);
        assertThat(items.getFirst().item())
                .isEqualTo(new PeerReview(
                        "reviewer",
                        "review",
                        "issn:1234-5679",
                        new FuzzyDate(2022, null, null),
                        null,
                        new Organization("University of Nowhere", "Nowhere", null, "GB", null, null),
                        null,
                        List.of(ExternalId.self("source-work-id", "r1"))));
    }

    @Test
    void fundings_and_proposals_are_read() throws IOException {
        assertThat(RemoteItems.read(Section.FUNDING, sample("fundings"))
                        .getFirst()
                        .item())
                .isEqualTo(new Funding(
                        "Funding # 1",
                        "award",
                        null,
                        null,
                        null,
                        "http://tempuri.org",
                        null,
                        null,
                        new Organization("a", "a", null, "DZ", null, null),
                        List.of(new ExternalId("grant_number", "1234", Relationship.PART_OF, null))));
        assertThat(RemoteItems.read(Section.RESEARCH_RESOURCE, sample("research-resources")))
                .first()
                .satisfies(remote -> {
                    assertThat(remote.selfIds()).contains(NormalId.of("proposal_id", "123456"));
                    assertThat(((ResearchResource) remote.item()).hosts())
                            .extracting(Organization::name)
                            .containsExactly("XSEDE", "Lasers-R-Us");
                });
    }

    @Test
    void a_persons_details_are_read() throws IOException {
        assertThat(RemoteItems.read(Section.EXTERNAL_IDENTIFIER, sample("external-identifiers")))
                .extracting(RemoteItem::item)
                .contains(new PersonDetail(
                        Section.EXTERNAL_IDENTIFIER, "id-reference-1", "common-name-1", "http://url/1"));
        assertThat(RemoteItems.read(Section.RESEARCHER_URL, sample("researcher-urls")))
                .extracting(RemoteItem::item)
                .containsExactly(new PersonDetail(Section.RESEARCHER_URL, "Site # 1", null, "http://site1.com/"));
        assertThat(RemoteItems.read(Section.ADDRESS, sample("addresses")))
                .extracting(RemoteItem::item)
                .contains(new PersonDetail(Section.ADDRESS, "CR", null, null));
    }

    @Test
    void the_form_that_orcid_found_for_an_identifier_counts_too() {
        String id = Listing.id("doi", "see 10.5555/A", "self")
                .replace(
                        "<common:external-id-relationship>",
                        "<common:external-id-normalized transient=\"true\">10.5555/a</common:external-id-normalized>"
                                + "<common:external-id-relationship>");

        assertThat(only(Listing.work(1, OURS, "T", id)).selfIds())
                .containsExactlyInAnyOrder(NormalId.of("doi", "see 10.5555/a"), NormalId.of("doi", "10.5555/a"));
    }

    @Test
    void an_identifier_that_does_not_say_how_it_relates_is_none_of_the_item() {
        String old = Listing.id("doi", "10.5555/a", "self").replaceAll("<common:external-id-relationship>.*?ship>", "");

        RemoteItem item = only(Listing.work(1, OURS, "T", old, Listing.id("doi", "10.5555/b", "cited-by")));

        assertThat(item.selfIds()).isEmpty();
        assertThat(((Work) item.item()).externalIds()).isEmpty();
    }

    @Test
    void a_source_is_known_by_its_address_when_it_has_no_path() {
        String source = OURS.replaceAll("<common:path>.*?</common:path>", "");

        assertThat(only(Listing.work(1, source, "T")).isOf(Synthetic.OURS)).isTrue();
        assertThat(only(Listing.work(1, source.replaceAll("<common:uri>.*?</common:uri>", ""), "T"))
                        .source())
                .isNull();
        assertThat(only(Listing.work(1, "", "T")).source()).isNull();
        assertThat(only(Listing.work(1, "<common:source/>", "T")).source()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_list_is_read_as_such(Section section) {
        String root = section == Section.ADDRESS ? "addresses" : section.listPath();
        String space = section.isPersonDetail() ? section.text() : "activities";

        assertThat(RemoteItems.read(
                        section, "<l:" + root + " xmlns:l=\"http://www.orcid.org/ns/" + space + "\" path=\"/x\"/>"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ADDRESS", "KEYWORD", "OTHER_NAME", "RESEARCHER_URL", "EXTERNAL_IDENTIFIER"})
    void a_bare_summary_is_read_with_what_it_tells(Section section) {
        String summary = Listing.summary(section, 9, OURS, "");
        String group = section == Section.PEER_REVIEW ? Listing.reviewsOf(summary) : summary;

        assertThat(RemoteItems.read(section, Listing.of(section, Listing.group(section, group))))
                .singleElement()
                .satisfies(remote -> {
                    assertThat(remote.putCode()).isEqualTo(9);
                    assertThat(remote.selfIds()).isEmpty();
                    assertThat(remote.item().section()).isEqualTo(section);
                });
    }

    @Test
    void an_item_without_put_code_makes_the_list_unclear() {
        String work = Listing.work(1, OURS, "T").replace(" put-code=\"1\"", "");

        assertThatExceptionOfType(UnclearAnswer.class)
                .isThrownBy(() -> only(work))
                .withMessageContaining("an item in work has no put-code");
    }

    @ParameterizedTest
    @EnumSource
    void another_document_is_no_list(Section section) throws IOException {
        String error = sample("error");
        String other = section == Section.WORK ? sample("fundings") : sample("works");

        for (String document : List.of(error, other)) {
            assertThatExceptionOfType(UnclearAnswer.class)
                    .isThrownBy(() -> RemoteItems.read(section, document))
                    .withMessageContaining("Failed to read the " + section.listPath() + " of a record");
        }
    }

    @Test
    void a_list_cut_short_is_unclear() throws IOException {
        String whole = sample("works");

        for (int end = 0; end < whole.lastIndexOf('>'); end += 37) {
            String cut = whole.substring(0, end);
            assertThatExceptionOfType(UnclearAnswer.class)
                    .as("cut after %d characters", end)
                    .isThrownBy(() -> RemoteItems.read(Section.WORK, cut));
        }
    }

    private static RemoteItem only(String work) {
        List<RemoteItem> items =
                RemoteItems.read(Section.WORK, Listing.of(Section.WORK, Listing.group(Section.WORK, work)));
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private static String sample(String name) throws IOException {
        String path = "/orcid-samples/record_3.0/samples/read_samples/" + name + "-3.0.xml";
        try (InputStream stream = Objects.requireNonNull(RemoteItemsTest.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
