package org.orcidcaravan.consent.invite;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code campaigns/}, in order or not.
 *
 * @param name the campaign's
 * @param campaign null when the file is not in order
 * @param findings what is wrong; none when it is in order
 */
public record CampaignFile(String name, @Nullable Campaign campaign, List<Finding> findings) {
    public CampaignFile {
        findings = List.copyOf(findings);
    }

    /** Something wrong: where, what, and what to do. */
    public record Finding(String file, int line, String sentence) {
        /** As compilers write it. */
        @Override
        public String toString() {
            return file + ":" + line + ": " + sentence;
        }
    }

    /** The campaign, when the file is in order. */
    public Optional<Campaign> usable() {
        return findings.isEmpty() ? Optional.ofNullable(campaign) : Optional.empty();
    }
}
