package org.orcidcaravan.push.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Citation;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;

/** Items of people and places that do not exist. */
final class Synthetic {
    static final String OURS = "APP-0000000000000001";
    static final String THEIRS = "APP-0000000000000002";

    static final Organization UNIVERSITY =
            new Organization("University of Nowhere", "Nowhere", null, "GB", "ROR", "https://ror.org/00x0x0x00");
    static final ExternalId ISSN = new ExternalId("issn", "1234-5679", Relationship.PART_OF, null);

    private Synthetic() {}

    static Work work(String title, ExternalId... ids) {
        return new Work(
                title,
                null,
                null,
                "journal-article",
                new FuzzyDate(2021, 3, null),
                List.of(ids),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    static Work typed(String type) {
        return new Work(
                "A " + type,
                null,
                null,
                type,
                null,
                List.of(ExternalId.self("source-work-id", type)),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    static Work fullWork() {
        return new Work(
                "Sounds & <silences>",
                "An essay",
                "Annals of Nowhere",
                "journal-article",
                new FuzzyDate(2021, 3, 9),
                List.of(ExternalId.self("doi", "10.5555/12345678"), ISSN),
                "https://nowhere.example/12345678",
                "What it is about.",
                "en",
                "gb",
                new Citation("bibtex", "@article{a, title={Sounds}}"),
                List.of(
                        new Contributor("Carberry, Josiah", "0000-0002-1825-0097", "author"),
                        new Contributor("Nobody, Ann", null, null)));
    }

    static Funding funding(String title, ExternalId... ids) {
        return new Funding(
                title,
                "grant",
                "For silence",
                "12500.50",
                "eur",
                "https://funder.example/1",
                new FuzzyDate(2020, null, null),
                new FuzzyDate(2023, 12, 31),
                UNIVERSITY,
                List.of(ids));
    }

    static Affiliation affiliation(Section section, @Nullable String role, FuzzyDate start, ExternalId... ids) {
        return new Affiliation(
                section, UNIVERSITY, "Physics", role, start, null, "https://nowhere.example/physics", List.of(ids));
    }

    static PeerReview review(ExternalId... ids) {
        return new PeerReview(
                "reviewer",
                "review",
                "issn:1234-5679",
                new FuzzyDate(2022, null, null),
                "https://nowhere.example/review/1",
                UNIVERSITY,
                new PeerReview.Subject(
                        "A manuscript",
                        "Annals of Nowhere",
                        "journal-article",
                        "https://nowhere.example/m",
                        ExternalId.self("doi", "10.5555/m")),
                List.of(ids));
    }

    static ResearchResource resource(ExternalId... ids) {
        return new ResearchResource(
                "Beam time",
                List.of(UNIVERSITY),
                List.of(ids),
                new FuzzyDate(2020, 1, 1),
                new FuzzyDate(2020, 2, null),
                "https://nowhere.example/beam",
                List.of(new ResearchResource.Resource(
                        "Laser 1",
                        "infrastructures",
                        List.of(UNIVERSITY),
                        List.of(ExternalId.self("rrid", "rrid:laser1")),
                        null)));
    }

    static PersonDetail detail(Section section) {
        return switch (section) {
            case ADDRESS -> new PersonDetail(section, "GB", null, null);
            case RESEARCHER_URL -> new PersonDetail(section, "Home page", null, "https://nowhere.example/~josiah");
            case EXTERNAL_IDENTIFIER ->
                new PersonDetail(section, "7000000", "Nowhere Author ID", "https://nowhere.example/7000000");
            default -> new PersonDetail(section, "J. Carberry", null, null);
        };
    }

    /** One of each of the sixteen sections. */
    static Item of(Section section) {
        return switch (section) {
            case WORK -> fullWork();
            case FUNDING -> funding("Silence", ExternalId.self("grant_number", "S-1"));
            case PEER_REVIEW -> review(ExternalId.self("source-work-id", "r1"));
            case RESEARCH_RESOURCE -> resource(ExternalId.self("proposal-id", "B-1"));
            case ADDRESS, KEYWORD, OTHER_NAME, RESEARCHER_URL, EXTERNAL_IDENTIFIER -> detail(section);
            default ->
                affiliation(section, "Reader", new FuzzyDate(2019, 9, 1), ExternalId.self("source-work-id", "a1"));
        };
    }
}
