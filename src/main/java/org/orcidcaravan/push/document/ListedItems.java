package org.orcidcaravan.push.document;

import java.util.List;
import org.orcid.ns.address.Address;
import org.orcid.ns.common.AffiliationSummary;
import org.orcid.ns.common.ElementSummary;
import org.orcid.ns.common.ExternalId;
import org.orcid.ns.common.ExternalIds;
import org.orcid.ns.funding.FundingSummary;
import org.orcid.ns.keyword.Keyword;
import org.orcid.ns.other_name.OtherName;
import org.orcid.ns.peer_review.PeerReviewSummary;
import org.orcid.ns.research_resource.Proposal;
import org.orcid.ns.research_resource.ResearchResourceSummary;
import org.orcid.ns.researcher_url.ResearcherUrl;
import org.orcid.ns.work.WorkSummary;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.Affiliation;
import org.orcidcaravan.orcid.item.Funding;
import org.orcidcaravan.orcid.item.Item;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.item.PersonDetail;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.item.Work;

/** Summaries as items: what a list tells of each. */
final class ListedItems {
    private ListedItems() {}

    /** @throws UnclearAnswer when it has no put-code, without which nothing can be done to it */
    static RemoteItem of(Section section, ElementSummary summary) {
        Long putCode = Listed.putCode(summary);
        if (putCode == null) {
            throw new UnclearAnswer("Failed to read a list of ORCID: an item in " + section.text()
                    + " has no put-code. Read the list again.");
        }
        return new RemoteItem(
                putCode,
                Listed.client(summary.getSource()),
                Listed.principal(summary.getSource()),
                Listed.selfIds(externalIds(summary)),
                item(section, summary));
    }

    private static ExternalIds externalIds(ElementSummary summary) {
        ExternalIds ids = switch (summary) {
            case WorkSummary work -> work.getExternalIds();
            case FundingSummary funding -> funding.getExternalIds();
            case AffiliationSummary affiliation -> affiliation.getExternalIds();
            case PeerReviewSummary review -> review.getExternalIds();
            case ResearchResourceSummary resource -> proposal(resource).getExternalIds();
            default -> null;
        };
        return ids == null ? new ExternalIds() : ids;
    }

    private static Item item(Section section, ElementSummary summary) {
        return switch (summary) {
            case WorkSummary work -> work(work);
            case FundingSummary funding -> funding(funding);
            case AffiliationSummary affiliation -> affiliation(section, affiliation);
            case PeerReviewSummary review -> review(review);
            case ResearchResourceSummary resource -> resource(proposal(resource));
            case Address address -> detail(section, address.getCountry());
            case Keyword keyword -> detail(section, keyword.getContent());
            case OtherName name -> detail(section, name.getContent());
            case ResearcherUrl page ->
                new PersonDetail(section, Listed.text(page.getUrlName()), null, Listed.url(page.getUrl()));
            case ExternalId id ->
                new PersonDetail(
                        section,
                        Listed.text(id.getExternalIdValue()),
                        Elements.text(id.getExternalIdType()),
                        Elements.text(id.getExternalIdUrl()));
            default -> throw new IllegalArgumentException(summary.getClass() + " is no summary");
        };
    }

    private static Work work(WorkSummary work) {
        boolean titled = work.getTitle() != null;
        return new Work(
                titled ? Listed.text(work.getTitle().getTitle()) : "",
                titled ? Elements.text(work.getTitle().getSubtitle()) : null,
                Elements.text(work.getJournalTitle()),
                Listed.text(work.getType()),
                Listed.date(work.getPublicationDate()),
                Listed.externalIds(work.getExternalIds()),
                Listed.url(work.getUrl()),
                null,
                null,
                null,
                null,
                List.of());
    }

    private static Funding funding(FundingSummary funding) {
        return new Funding(
                funding.getTitle() == null ? "" : Listed.text(funding.getTitle().getTitle()),
                Listed.text(funding.getType()),
                null,
                null,
                null,
                Listed.url(funding.getUrl()),
                Listed.date(funding.getStartDate()),
                Listed.date(funding.getEndDate()),
                Listed.organization(funding.getOrganization()),
                Listed.externalIds(funding.getExternalIds()));
    }

    private static Affiliation affiliation(Section section, AffiliationSummary affiliation) {
        return new Affiliation(
                section,
                Listed.organization(affiliation.getOrganization()),
                Elements.text(affiliation.getDepartmentName()),
                Elements.text(affiliation.getRoleTitle()),
                Listed.date(affiliation.getStartDate()),
                Listed.date(affiliation.getEndDate()),
                Listed.url(affiliation.getUrl()),
                Listed.externalIds(affiliation.getExternalIds()));
    }

    private static PeerReview review(PeerReviewSummary review) {
        return new PeerReview(
                Listed.text(review.getReviewerRole()),
                Listed.text(review.getReviewType()),
                Listed.text(review.getReviewGroupId()),
                Listed.date(review.getCompletionDate()),
                Listed.url(review.getReviewUrl()),
                Listed.organization(review.getConveningOrganization()),
                null,
                Listed.externalIds(review.getExternalIds()));
    }

    private static ResearchResource resource(Proposal proposal) {
        return new ResearchResource(
                proposal.getTitle() == null
                        ? ""
                        : Listed.text(proposal.getTitle().getTitle()),
                Listed.organizations(proposal.getHosts()),
                Listed.externalIds(proposal.getExternalIds()),
                Listed.date(proposal.getStartDate()),
                Listed.date(proposal.getEndDate()),
                Listed.url(proposal.getUrl()),
                List.of());
    }

    private static Proposal proposal(ResearchResourceSummary resource) {
        return resource.getProposal() == null ? new Proposal() : resource.getProposal();
    }

    private static PersonDetail detail(Section section, String value) {
        return new PersonDetail(section, Listed.text(value), null, null);
    }
}
