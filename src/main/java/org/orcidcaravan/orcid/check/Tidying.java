package org.orcidcaravan.orcid.check;

import java.util.List;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.orcid.vocabulary.Countries;
import org.orcidcaravan.orcid.vocabulary.Terms;

/**
 * Puts right, before {@link ItemCheck}, what needs no decision: too long texts are cut, placeholders such as {@code N/A}
 * left out, identifiers written in their one form, an ISSN of an article marked as the journal's. What is left for the check
 * is for a person. Tidying what is tidy changes nothing.
 */
final class Tidying {
    private Tidying() {}

    /** The item and what was changed. */
    static Tidied<? extends Item> tidy(Item item) {
        return switch (item) {
            case Work work -> tidy(work);
            case Funding funding -> tidy(funding);
            case Affiliation affiliation -> tidy(affiliation);
            case PeerReview review -> tidy(review);
            case ResearchResource resource -> tidy(resource);
            case PersonDetail detail -> tidy(detail);
        };
    }

    static Tidied<Work> tidy(Work work) {
        return new TidyWork().tidy(work);
    }

    private static Tidied<Funding> tidy(Funding from) {
        Tidier to = new Tidier();
        Funding funding = new Funding(
                to.title("title", from.title()),
                to.word(from.type(), Terms.FUNDING_TYPE),
                to.lines("description", from.description(), Lengths.DESCRIPTION),
                to.line("amount", from.amount(), Lengths.SHORT_TEXT),
                to.capitals("currency", from.currency()),
                to.url("address", from.url()),
                from.start(),
                from.end(),
                to.organization("funder", from.organization()),
                to.ids(from.externalIds(), ""));
        return new Tidied<>(funding, to.notes());
    }

    private static Tidied<Affiliation> tidy(Affiliation from) {
        Tidier to = new Tidier();
        Affiliation affiliation = new Affiliation(
                from.section(),
                to.organization("organisation", from.organization()),
                to.line("department", from.department(), Lengths.LONG_TEXT),
                to.line("role", from.role(), Lengths.LONG_TEXT),
                from.start(),
                from.end(),
                to.url("address", from.url()),
                to.ids(from.externalIds(), ""));
        return new Tidied<>(affiliation, to.notes());
    }

    private static Tidied<PeerReview> tidy(PeerReview from) {
        Tidier to = new Tidier();
        PeerReview review = new PeerReview(
                to.word(from.role(), Terms.REVIEWER_ROLE),
                to.word(from.type(), Terms.REVIEW_TYPE),
                to.group(from.group()),
                from.completed(),
                to.url("address", from.url()),
                to.organization("organisation that asked for the review", from.convener()),
                from.subject() == null ? null : subject(to, from.subject()),
                to.ids(from.externalIds(), ""));
        return new Tidied<>(review, to.notes());
    }

    private static PeerReview.Subject subject(Tidier to, PeerReview.Subject from) {
        return new PeerReview.Subject(
                to.title("title of what was reviewed", from.title()),
                to.line("journal or book of what was reviewed", from.container(), Lengths.TITLE),
                to.line("type of what was reviewed", from.type(), Lengths.SHORT_TEXT),
                to.url("address of what was reviewed", from.url()),
                from.externalId() == null
                        ? null
                        : to.ids(List.of(from.externalId()), "").stream()
                                .findFirst()
                                .orElse(null));
    }

    private static Tidied<ResearchResource> tidy(ResearchResource from) {
        Tidier to = new Tidier();
        ResearchResource proposal = new ResearchResource(
                to.title("title", from.title()),
                to.organizations("host", from.hosts()),
                to.ids(from.externalIds(), ""),
                from.start(),
                from.end(),
                to.url("address", from.url()),
                from.resources().stream()
                        .map(resource -> new ResearchResource.Resource(
                                to.title("name of a resource", resource.name()),
                                to.word(resource.type(), Terms.RESOURCE_TYPE),
                                to.organizations("host", resource.hosts()),
                                to.ids(resource.externalIds(), ""),
                                to.url("address of a resource", resource.url())))
                        .toList());
        return new Tidied<>(proposal, to.notes());
    }

    private static Tidied<PersonDetail> tidy(PersonDetail from) {
        Tidier to = new Tidier();
        String value = switch (from.section()) {
            case ADDRESS -> Countries.orcid(to.required("country", from.value(), Lengths.SHORT_TEXT));
            case KEYWORD -> to.required("keyword", from.value(), Lengths.KEYWORD);
            case OTHER_NAME -> to.required("other name", from.value(), Lengths.KEYWORD);
            case RESEARCHER_URL -> to.required("name of the page", from.value(), Lengths.URL_NAME);
            default -> to.required("identifier", from.value(), Integer.MAX_VALUE);
        };
        PersonDetail detail = new PersonDetail(
                from.section(),
                value,
                to.line("type of the identifier", from.type(), Lengths.SHORT_TEXT),
                to.url("address", from.url()));
        return new Tidied<>(detail, to.notes());
    }
}
