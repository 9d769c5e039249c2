package org.orcidcaravan.simulator.registry.rule;

import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.xml.Element;

/** What ORCID's validators ask of an item, section by section. */
public final class ItemRules {
    private final ReviewRules reviews;

    public ItemRules(Groups groups) {
        this.reviews = new ReviewRules(groups);
    }

    /**
     * Checks an item that is to be added.
     *
     * @throws Refusal when it breaks a rule
     */
    public void checkNew(Section section, Element item) {
        if (section.isPersonDetail()) {
            checkNoPutCode(item);
            check(section, item);
        } else {
            check(section, item);
            checkNoPutCode(item);
        }
    }

    /**
     * Checks an item that takes the place of another.
     *
     * @param visibility that the present item has: it cannot be changed, only repeated
     * @throws Refusal when it breaks a rule
     */
    public void checkChanged(Section section, Element item, String visibility) {
        check(section, item);
        if (!item.attribute("visibility").orElse(visibility).equals(visibility)) {
            throw Refusal.of(ErrorCode.VISIBILITY_MISMATCH);
        }
    }

    /** What of a person's detail may be on a record only once. */
    public static String once(Section section, Element detail) {
        return DetailRules.once(section, detail);
    }

    private void check(Section section, Element item) {
        switch (section) {
            case WORK -> WorkRules.check(item);
            case FUNDING -> FundingRules.check(item);
            case PEER_REVIEW -> reviews.check(item);
            case RESEARCH_RESOURCE -> ResourceRules.check(item);
            case EDUCATION, EMPLOYMENT, DISTINCTION, INVITED_POSITION, MEMBERSHIP, QUALIFICATION, SERVICE -> {
                Organisations.checkAffiliation(section, item);
                Dates.checkPeriod(item);
                ExternalIdRules.optional(item.all("external-ids", "external-id"));
            }
            default -> DetailRules.check(section, item);
        }
    }

    private static void checkNoPutCode(Element item) {
        if (item.attribute("put-code").isPresent()) {
            throw Refusal.of(ErrorCode.PUT_CODE_NOT_EXPECTED);
        }
    }
}
