package org.orcidcaravan.simulator.registry.rule;

import java.util.Optional;
import org.orcidcaravan.simulator.registry.xml.Element;

/** What a research resource must be: a proposal, and what it gave access to. */
final class ResourceRules {
    private ResourceRules() {}

    static void check(Element resource) {
        resource.all("proposal").forEach(ResourceRules::checkProposal);
        resource.all("resource-items", "resource-item").forEach(ResourceRules::checkItem);
    }

    private static void checkProposal(Element proposal) {
        ExternalIdRules.review(
                proposal.all("external-ids", "external-id"), "Missing external ID in Research Resource Proposal");
        Titles.checkTranslation(proposal);
        checkHosts(proposal);
        Dates.checkPeriod(proposal);
    }

    private static void checkItem(Element item) {
        ExternalIdRules.review(
                item.all("external-ids", "external-id"), "Missing external ID in Research Resource Item");
        checkHosts(item);
        if (!Vocabulary.RESOURCE_TYPES.contains(item.text("resource-type"))) {
            throw Refusal.of(ErrorCode.ENUM_VALUE_INVALID, "Invalid resource type " + item.text("resource-type"));
        }
    }

    private static void checkHosts(Element owner) {
        owner.all("hosts", "organization").forEach(host -> Organisations.checkIdentified(Optional.of(host)));
    }
}
