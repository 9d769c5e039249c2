package org.orcidcaravan.simulator.registry.rule;

import java.util.List;
import org.orcidcaravan.simulator.registry.xml.Element;

/** What a peer review must be. */
final class ReviewRules {
    private final Groups groups;

    ReviewRules(Groups groups) {
        this.groups = groups;
    }

    void check(Element review) {
        List<Element> ids = review.all("review-identifiers", "external-id");
        if (ids.isEmpty()) {
            throw Refusal.of(ErrorCode.EXTERNAL_ID_INVALID);
        }
        if (!Vocabulary.REVIEW_TYPES.contains(review.text("review-type"))) {
            throw Refusal.type("peer review type", Vocabulary.REVIEW_TYPES);
        }
        checkWord(
                review.text("reviewer-role"),
                "reviewer role",
                Vocabulary.REVIEWER_ROLES.contains(review.text("reviewer-role")));
        String subject = review.text("subject-type");
        checkWord(subject, "subject type", subject.isEmpty() || Vocabulary.SUBJECT_TYPES.contains(subject));
        ExternalIdRules.review(ids, "");
        ExternalIdRules.optional(review.all("subject-external-identifier"));
        Organisations.checkIdentified(review.child("convening-organization"));
        Dates.check(review, "review-completion-date");
        groups.check(review.text("review-group-id"));
    }

    private static void checkWord(String word, String what, boolean known) {
        if (!known) {
            throw Refusal.of(ErrorCode.ENUM_VALUE_INVALID, "Invalid %s %s".formatted(what, word));
        }
    }
}
