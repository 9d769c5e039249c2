package org.orcidcaravan.consent.invite;

import java.util.List;

/**
 * What came of planning a campaign.
 *
 * @param mails those that were planned, or would be; and those that are due but left out
 * @param beyondLimit how many more are due, and wait for the next planning
 */
public record CampaignPlan(List<Intended> mails, int beyondLimit) {
    public CampaignPlan {
        mails = List.copyOf(mails);
    }

    /** Those that go out. */
    public List<Intended> going() {
        return mails.stream().filter(mail -> mail.leftOut() == null).toList();
    }

    /** Those that are due but left out. */
    public List<Intended> leftOut() {
        return mails.stream().filter(mail -> mail.leftOut() != null).toList();
    }
}
