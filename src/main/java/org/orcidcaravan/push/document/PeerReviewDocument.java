package org.orcidcaravan.push.document;

import org.orcid.ns.peer_review.SubjectName;
import org.orcidcaravan.orcid.item.PeerReview;

/** The document of a peer review (peer-review-3.0.xsd). */
final class PeerReviewDocument {
    private PeerReviewDocument() {}

    static org.orcid.ns.peer_review.PeerReview of(PeerReview given) {
        org.orcid.ns.peer_review.PeerReview review = new org.orcid.ns.peer_review.PeerReview();
        review.setReviewerRole(Elements.text(given.role()));
        review.setReviewIdentifiers(Elements.externalIds(given.externalIds()));
        review.setReviewUrl(Elements.url(given.url()));
        review.setReviewType(Elements.text(given.type()));
        review.setReviewCompletionDate(Elements.date(given.completed()));
        review.setReviewGroupId(Elements.text(given.group()));
        review.setConveningOrganization(Elements.organization(given.convener()));
        if (given.subject() != null) {
            subject(given.subject(), review);
        }
        return review;
    }

    private static void subject(PeerReview.Subject given, org.orcid.ns.peer_review.PeerReview review) {
        SubjectName name = new SubjectName();
        name.setTitle(Elements.text(given.title()));
        review.setSubjectName(name);
        review.setSubjectContainerName(Elements.text(given.container()));
        review.setSubjectType(Elements.text(given.type()));
        review.setSubjectUrl(Elements.url(given.url()));
        if (given.externalId() != null) {
            review.setSubjectExternalIdentifier(Elements.externalId(given.externalId()));
        }
    }
}
