package org.orcidcaravan.consent.invite;

/** A campaign cannot do what is asked for as things stand; nothing is changed. */
public final class CampaignRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean unknown;

    private CampaignRefused(String message, boolean unknown) {
        super(message);
        this.unknown = unknown;
    }

    static CampaignRefused unknown(String name) {
        return new CampaignRefused(
                "There is no campaign '" + name + "': put its file into the folder of caravan.campaigns.dir.", true);
    }

    static CampaignRefused because(String message) {
        return new CampaignRefused(message, false);
    }

    /** Whether what is asked for is not there at all. */
    public boolean isUnknown() {
        return unknown;
    }
}
