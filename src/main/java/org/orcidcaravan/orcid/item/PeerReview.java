package org.orcidcaravan.orcid.item;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * A review that the researcher wrote, or organised.
 *
 * @param role {@code reviewer}, {@code editor}, {@code member}, {@code chair} or {@code organizer}
 * @param type {@code review} or {@code evaluation}
 * @param group the group it counts for: {@code issn:1234-5678}, {@code orcid-generated:…}
 * @param convener who asked for the review
 * @param subject what was reviewed, if it may be told
 */
public record PeerReview(
        String role,
        String type,
        String group,
        @Nullable FuzzyDate completed,
        @Nullable String url,
        @Nullable Organization convener,
        @Nullable Subject subject,
        List<ExternalId> externalIds)
        implements Item {
    /**
     * What was reviewed.
     *
     * @param type ORCID's name of a type of work
     */
    public record Subject(
            String title,
            @Nullable String container,
            @Nullable String type,
            @Nullable String url,
            @Nullable ExternalId externalId) {}

    public PeerReview {
        externalIds = List.copyOf(externalIds);
    }

    @Override
    public Section section() {
        return Section.PEER_REVIEW;
    }

    @Override
    public String label() {
        return "review for " + group;
    }
}
