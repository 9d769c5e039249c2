package org.orcidcaravan.simulator.record;

import java.util.List;
import java.util.Optional;
import org.orcid.ns.activities.ActivitiesSummary;
import org.orcid.ns.activities.AffiliationGroup;
import org.orcid.ns.activities.Distinctions;
import org.orcid.ns.activities.Educations;
import org.orcid.ns.activities.Employments;
import org.orcid.ns.activities.FundingGroup;
import org.orcid.ns.activities.InvitedPositions;
import org.orcid.ns.activities.Memberships;
import org.orcid.ns.activities.PeerReviewGroup;
import org.orcid.ns.activities.Qualifications;
import org.orcid.ns.activities.ResearchResourceGroup;
import org.orcid.ns.activities.Services;
import org.orcid.ns.activities.WorkGroup;
import org.orcid.ns.common.ElementSummary;
import org.orcidcaravan.orcid.OrcidId;

/** The last part of a summary: eleven sections, all of them present even when empty. */
final class Activities {
    private Activities() {}

    static Activity make(ActivityKind kind, Subject subject) {
        return switch (kind) {
            case WORK -> Works.make(subject);
            case FUNDING -> Fundings.make(subject);
            case PEER_REVIEW -> PeerReviews.make(subject);
            case RESEARCH_RESOURCE -> ResearchResources.make(subject);
            default -> Affiliations.make(kind, subject);
        };
    }

    static ActivitiesSummary empty(OrcidId id) {
        ActivitiesSummary all = new ActivitiesSummary();
        all.setPath("/" + id + "/activities");
        all.setDistinctions(new Distinctions());
        all.getDistinctions().setPath("/" + id + "/distinctions");
        all.setEducations(new Educations());
        all.getEducations().setPath("/" + id + "/educations");
        all.setEmployments(new Employments());
        all.getEmployments().setPath("/" + id + "/employments");
        all.setFundings(new org.orcid.ns.activities.Fundings());
        all.getFundings().setPath("/" + id + "/fundings");
        all.setInvitedPositions(new InvitedPositions());
        all.getInvitedPositions().setPath("/" + id + "/invited-positions");
        all.setMemberships(new Memberships());
        all.getMemberships().setPath("/" + id + "/memberships");
        all.setPeerReviews(new org.orcid.ns.activities.PeerReviews());
        all.getPeerReviews().setPath("/" + id + "/peer-reviews");
        all.setQualifications(new Qualifications());
        all.getQualifications().setPath("/" + id + "/qualifications");
        all.setResearchResources(new org.orcid.ns.activities.ResearchResources());
        all.getResearchResources().setPath("/" + id + "/research-resources");
        all.setServices(new Services());
        all.getServices().setPath("/" + id + "/services");
        all.setWorks(new org.orcid.ns.activities.Works());
        all.getWorks().setPath("/" + id + "/works");
        return all;
    }

    static List<?> groups(ActivityKind kind, ActivitiesSummary all) {
        return switch (kind) {
            case WORK -> all.getWorks().getGroup();
            case FUNDING -> all.getFundings().getGroup();
            case PEER_REVIEW -> all.getPeerReviews().getGroup();
            case RESEARCH_RESOURCE -> all.getResearchResources().getGroup();
            default -> Affiliations.groups(kind, all);
        };
    }

    /** The only item of a group, as all groups here have but one. */
    static Optional<ElementSummary> item(ActivityKind kind, Object group) {
        List<? extends ElementSummary> items = switch (group) {
            case WorkGroup works -> works.getWorkSummary();
            case FundingGroup fundings -> fundings.getFundingSummary();
            case PeerReviewGroup reviews ->
                reviews.getPeerReviewGroup().getFirst().getPeerReviewSummary();
            case ResearchResourceGroup resources -> resources.getResearchResourceSummary();
            case AffiliationGroup affiliations -> Affiliations.members(kind, affiliations);
            default -> List.of();
        };
        return items.stream().map(ElementSummary.class::cast).findFirst();
    }
}
