package org.orcidcaravan.orcid.check;

import java.util.List;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.item.ResearchResource;
import org.orcidcaravan.orcid.vocabulary.Terms;

/** Research resources (research-resource-3.0.xsd; error-codes 9022, 9023, 9045, 9046, 9050). */
final class ResearchResourceRules {
    private static final int HOSTS = 10;

    private final Complaints complaints;

    ResearchResourceRules(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(ResearchResource proposal) {
        complaints.required("title", "title", proposal.title(), Lengths.TITLE);
        hosts("proposal", proposal.hosts());
        ExternalIdRules ids = new ExternalIdRules(complaints);
        ids.atLeastOneAndNoLoneVersion("proposal", proposal.externalIds());
        new DateRules(complaints).period(proposal.start(), proposal.end());
        complaints.url("address of the proposal", proposal.url());
        if (proposal.resources().isEmpty()) {
            complaints.add("resources.required", "The proposal opens no resource: add at least one.");
        }
        for (ResearchResource.Resource resource : proposal.resources()) {
            complaints.required("resource.name", "name of a resource", resource.name(), Lengths.TITLE);
            complaints.oneOf("resource.type", "type of a resource", resource.type(), Terms.RESOURCE_TYPE);
            hosts("resource " + Complaints.quoted(resource.name()), resource.hosts());
            ids.atLeastOneAndNoLoneVersion("resource", resource.externalIds());
            complaints.url("address of a resource", resource.url());
        }
    }

    private void hosts(String what, List<Organization> hosts) {
        if (hosts.isEmpty()) {
            complaints.add("hosts.required", "The " + what + " has no host: add the organisation that grants the use.");
        } else if (hosts.size() > HOSTS) {
            complaints.add(
                    "hosts.too-many",
                    "The " + what + " has " + hosts.size() + " hosts and ORCID takes 10: leave some out.");
        }
        OrganizationRules rules = new OrganizationRules(complaints);
        hosts.forEach(host -> rules.identified("host", host));
    }
}
