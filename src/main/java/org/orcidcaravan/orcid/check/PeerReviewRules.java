package org.orcidcaravan.orcid.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.PeerReview;
import org.orcidcaravan.orcid.vocabulary.Terms;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;

/** Peer reviews (peer-review-3.0.xsd; error-codes 9020, 9023, 9037, 9045, 9053). */
final class PeerReviewRules {
    /** Of common-3.0.xsd, group-id. */
    private static final Pattern GROUP = Pattern.compile(
            "(ringgold:|issn:|orcid-generated:|fundref:|publons:)[0-9a-zA-Z^._~:/?#\\[\\]@!$&'()*+,;=-]{2,}");

    private final Complaints complaints;

    PeerReviewRules(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(PeerReview review) {
        complaints.oneOf("role", "reviewer's role", review.role(), Terms.REVIEWER_ROLE);
        complaints.oneOf("type", "type of the review", review.type(), Terms.REVIEW_TYPE);
        group(review.group());
        if (review.completed() == null) {
            complaints.add("completion-date.required", "The date of the review is missing: add at least its year.");
        }
        new DateRules(complaints).check("date of the review", review.completed());
        complaints.url("address of the review", review.url());
        new OrganizationRules(complaints).identified("organisation that asked for the review", review.convener());
        subject(review.subject());
        new ExternalIdRules(complaints).atLeastOneAndNoLoneVersion("review", review.externalIds());
    }

    private void group(String group) {
        if (group.isBlank()) {
            complaints.add(
                    "group.required",
                    "The group is empty: name what the review was for, such as the journal's issn:1234-5679.");
        } else if (!GROUP.matcher(group).matches() || Lengths.of(group) > Lengths.TITLE) {
            complaints.add(
                    "group.invalid",
                    "The group " + Complaints.quoted(group)
                            + " is not written as ORCID takes it: begin with issn:, ringgold:, fundref:, publons: or"
                            + " orcid-generated:, without spaces.");
        } else if (group.startsWith("issn:")
                && Identifiers.normal("issn", group.substring("issn:".length())).isEmpty()) {
            complaints.add(
                    "group.issn-invalid",
                    "The group " + Complaints.quoted(group) + " holds no ISSN, or a digit of it is wrong: correct it.");
        }
    }

    private void subject(PeerReview.@Nullable Subject subject) {
        if (subject == null) {
            return;
        }
        complaints.required("subject.title", "title of what was reviewed", subject.title(), Lengths.TITLE);
        complaints.atMost(
                "subject.container", "journal or book of what was reviewed", subject.container(), Lengths.TITLE);
        String type = subject.type();
        if (type != null && !WorkTypes.all().contains(type)) {
            complaints.oneOf("subject.type", "type of what was reviewed", type, Terms.REVIEW_SUBJECT);
        }
        complaints.url("address of what was reviewed", subject.url());
        if (subject.externalId() != null) {
            new ExternalIdRules(complaints).check(subject.externalId());
        }
    }
}
