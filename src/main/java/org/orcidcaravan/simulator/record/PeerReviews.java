package org.orcidcaravan.simulator.record;

import java.util.List;
import org.orcid.ns.activities.PeerReviewDuplicates;
import org.orcid.ns.activities.PeerReviewGroup;
import org.orcid.ns.common.ExternalId;
import org.orcid.ns.peer_review.PeerReview;
import org.orcid.ns.peer_review.PeerReviewSummary;

/** Reviews, each in the group of an invented journal ({@code orcid-generated:}, so that no ISSN is anybody's). */
final class PeerReviews {
    private static final List<String> ROLES = List.of("reviewer", "editor", "member", "chair", "organizer");

    private PeerReviews() {}

    static Activity make(Subject subject) {
        PeerReview review = subject.stamp(new PeerReview(), "peer-review");
        review.setReviewerRole(subject.words().pick(ROLES));
        review.setReviewIdentifiers(Identifiers.of(Identifiers.own(subject, "self")));
        review.setReviewUrl(subject.url("reviews"));
        review.setReviewType(subject.random().nextBoolean() ? "review" : "evaluation");
        review.setReviewCompletionDate(subject.dateAfter(subject.year()));
        review.setReviewGroupId("orcid-generated:simulated-journal-%02d"
                .formatted(subject.random().nextInt(40)));
        review.setSubjectContainerName(subject.words().journal());
        review.setConveningOrganization(Organisations.one(subject));
        return new Activity(ActivityKind.PEER_REVIEW, review.getPutCode(), review, record -> {
            PeerReviewDuplicates duplicates = new PeerReviewDuplicates();
            duplicates.setLastModifiedDate(review.getLastModifiedDate());
            duplicates.setExternalIds(review.getReviewIdentifiers());
            duplicates.getPeerReviewSummary().add(summary(review));
            ExternalId groupId = new ExternalId();
            groupId.setExternalIdType("peer-review");
            groupId.setExternalIdValue(review.getReviewGroupId());
            PeerReviewGroup group = new PeerReviewGroup();
            group.setLastModifiedDate(review.getLastModifiedDate());
            group.setExternalIds(Identifiers.of(groupId));
            group.getPeerReviewGroup().add(duplicates);
            record.getPeerReviews().getGroup().add(group);
        });
    }

    private static PeerReviewSummary summary(PeerReview review) {
        PeerReviewSummary summary = Copies.stamp(review, new PeerReviewSummary());
        summary.setReviewerRole(review.getReviewerRole());
        summary.setExternalIds(review.getReviewIdentifiers());
        summary.setReviewUrl(review.getReviewUrl());
        summary.setReviewType(review.getReviewType());
        summary.setCompletionDate(review.getReviewCompletionDate());
        summary.setReviewGroupId(review.getReviewGroupId());
        summary.setConveningOrganization(review.getConveningOrganization());
        return summary;
    }
}
