package org.orcidcaravan.simulator.record;

import org.orcid.ns.activities.ResearchResourceGroup;
import org.orcid.ns.research_resource.Hosts;
import org.orcid.ns.research_resource.Proposal;
import org.orcid.ns.research_resource.ResearchResource;
import org.orcid.ns.research_resource.ResearchResourceSummary;
import org.orcid.ns.research_resource.ResearchResourceTitle;
import org.orcid.ns.research_resource.ResourceItem;
import org.orcid.ns.research_resource.ResourceItems;

/** Proposals for the use of instruments and collections. */
final class ResearchResources {
    private ResearchResources() {}

    static Activity make(Subject subject) {
        ResearchResource resource = subject.stamp(new ResearchResource(), "research-resource");
        resource.setProposal(proposal(subject));
        resource.setResourceItems(items(subject));
        return new Activity(ActivityKind.RESEARCH_RESOURCE, resource.getPutCode(), resource, record -> {
            ResearchResourceSummary summary = Copies.stamp(resource, new ResearchResourceSummary());
            summary.setProposal(resource.getProposal());
            ResearchResourceGroup group = new ResearchResourceGroup();
            group.setLastModifiedDate(resource.getLastModifiedDate());
            group.setExternalIds(resource.getProposal().getExternalIds());
            group.getResearchResourceSummary().add(summary);
            record.getResearchResources().getGroup().add(group);
        });
    }

    private static Proposal proposal(Subject subject) {
        ResearchResourceTitle title = new ResearchResourceTitle();
        title.setTitle(subject.words().title());
        int year = subject.year();
        Proposal proposal = new Proposal();
        proposal.setTitle(title);
        proposal.setHosts(hosts(subject));
        proposal.setExternalIds(Identifiers.of(Identifiers.own(subject, "self")));
        proposal.setStartDate(subject.dateAfter(year));
        proposal.setEndDate(subject.dateAfter(year + 4));
        proposal.setUrl(subject.url("proposals"));
        return proposal;
    }

    private static ResourceItems items(Subject subject) {
        ResourceItem item = new ResourceItem();
        item.setResourceName("Beamline for " + subject.words().noun());
        item.setResourceType("infrastructures");
        item.setHosts(hosts(subject));
        item.setExternalIds(Identifiers.of(Identifiers.own(subject, "self")));
        ResourceItems items = new ResourceItems();
        items.getResourceItem().add(item);
        return items;
    }

    private static Hosts hosts(Subject subject) {
        Hosts hosts = new Hosts();
        hosts.getOrganization().add(Organisations.one(subject));
        return hosts;
    }
}
