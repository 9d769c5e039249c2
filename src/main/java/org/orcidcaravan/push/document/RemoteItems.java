package org.orcidcaravan.push.document;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orcid.ns.activities.AffiliationGroup;
import org.orcid.ns.activities.Distinctions;
import org.orcid.ns.activities.Educations;
import org.orcid.ns.activities.Employments;
import org.orcid.ns.activities.FundingGroup;
import org.orcid.ns.activities.Fundings;
import org.orcid.ns.activities.InvitedPositions;
import org.orcid.ns.activities.Memberships;
import org.orcid.ns.activities.PeerReviewDuplicates;
import org.orcid.ns.activities.PeerReviews;
import org.orcid.ns.activities.Qualifications;
import org.orcid.ns.activities.ResearchResourceGroup;
import org.orcid.ns.activities.ResearchResources;
import org.orcid.ns.activities.Services;
import org.orcid.ns.activities.WorkGroup;
import org.orcid.ns.activities.Works;
import org.orcid.ns.address.Addresses;
import org.orcid.ns.common.AffiliationSummary;
import org.orcid.ns.common.ElementSummary;
import org.orcid.ns.external_identifier.ExternalIdentifiers;
import org.orcid.ns.keyword.Keywords;
import org.orcid.ns.other_name.OtherNames;
import org.orcid.ns.researcher_url.ResearcherUrls;
import org.orcidcaravan.orcid.Section;

/** Reads the list of a section of a record: {@code /works}, {@code /employments}, {@code /keywords} and so on. */
public final class RemoteItems {
    private RemoteItems() {}

    /**
     * All items of the list, whoever wrote them, in its order; the groups that ORCID puts equal items into are flattened.
     *
     * @throws UnclearAnswer when the document is damaged, is no list of that section, or holds an item without put-code
     */
    public static List<RemoteItem> read(Section section, String xml) {
        return summaries(section, OrcidXml.unmarshal(xml))
                .map(summary -> ListedItems.of(section, summary))
                .toList();
    }

    private static Stream<? extends ElementSummary> summaries(Section section, Object root) {
        return switch (section) {
            case WORK -> flat(list(Works.class, root, section).getGroup(), WorkGroup::getWorkSummary);
            case FUNDING -> flat(list(Fundings.class, root, section).getGroup(), FundingGroup::getFundingSummary);
            case PEER_REVIEW ->
                list(PeerReviews.class, root, section).getGroup().stream()
                        .flatMap(group -> flat(group.getPeerReviewGroup(), PeerReviewDuplicates::getPeerReviewSummary));
            case RESEARCH_RESOURCE ->
                flat(
                        list(ResearchResources.class, root, section).getGroup(),
                        ResearchResourceGroup::getResearchResourceSummary);
            case ADDRESS -> list(Addresses.class, root, section).getAddress().stream();
            case KEYWORD -> list(Keywords.class, root, section).getKeyword().stream();
            case OTHER_NAME -> list(OtherNames.class, root, section).getOtherName().stream();
            case RESEARCHER_URL -> list(ResearcherUrls.class, root, section).getResearcherUrl().stream();
            case EXTERNAL_IDENTIFIER -> list(ExternalIdentifiers.class, root, section).getExternalIdentifier().stream();
            default -> affiliations(section, root);
        };
    }

    private static Stream<AffiliationSummary> affiliations(Section section, Object root) {
        return switch (section) {
            case EDUCATION ->
                flat(
                        list(Educations.class, root, section).getAffiliationGroup(),
                        AffiliationGroup::getEducationSummary);
            case EMPLOYMENT ->
                flat(
                        list(Employments.class, root, section).getAffiliationGroup(),
                        AffiliationGroup::getEmploymentSummary);
            case DISTINCTION ->
                flat(
                        list(Distinctions.class, root, section).getAffiliationGroup(),
                        AffiliationGroup::getDistinctionSummary);
            case INVITED_POSITION ->
                flat(
                        list(InvitedPositions.class, root, section).getAffiliationGroup(),
                        AffiliationGroup::getInvitedPositionSummary);
            case MEMBERSHIP ->
                flat(
                        list(Memberships.class, root, section).getAffiliationGroup(),
                        AffiliationGroup::getMembershipSummary);
            case QUALIFICATION ->
                flat(
                        list(Qualifications.class, root, section).getAffiliationGroup(),
                        AffiliationGroup::getQualificationSummary);
            case SERVICE ->
                flat(list(Services.class, root, section).getAffiliationGroup(), AffiliationGroup::getServiceSummary);
            default -> throw new IllegalArgumentException(section.text() + " is no kind of affiliation");
        };
    }

    private static <T> T list(Class<T> type, Object root, Section section) {
        if (!type.isInstance(root)) {
            throw new UnclearAnswer("Failed to read the " + section.listPath()
                    + " of a record: ORCID answered with another document. Read them again.");
        }
        return type.cast(root);
    }

    private static <G, S> Stream<S> flat(List<G> groups, Function<G, List<S>> summaries) {
        return groups.stream().map(summaries).flatMap(Collection::stream);
    }
}
