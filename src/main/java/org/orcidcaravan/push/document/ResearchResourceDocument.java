package org.orcidcaravan.push.document;

import java.util.List;
import org.orcid.ns.research_resource.Hosts;
import org.orcid.ns.research_resource.Proposal;
import org.orcid.ns.research_resource.ResearchResourceTitle;
import org.orcid.ns.research_resource.ResourceItem;
import org.orcid.ns.research_resource.ResourceItems;
import org.orcidcaravan.orcid.item.Organization;
import org.orcidcaravan.orcid.item.ResearchResource;

/** The document of a research resource: a proposal, and the resources that it opened (research-resource-3.0.xsd). */
final class ResearchResourceDocument {
    private ResearchResourceDocument() {}

    static org.orcid.ns.research_resource.ResearchResource of(ResearchResource given) {
        ResearchResourceTitle title = new ResearchResourceTitle();
        title.setTitle(Elements.text(given.title()));
        Proposal proposal = new Proposal();
        proposal.setTitle(title);
        proposal.setHosts(hosts(given.hosts()));
        proposal.setExternalIds(Elements.externalIds(given.externalIds()));
        proposal.setStartDate(Elements.date(given.start()));
        proposal.setEndDate(Elements.date(given.end()));
        proposal.setUrl(Elements.url(given.url()));
        ResourceItems items = new ResourceItems();
        given.resources().forEach(resource -> items.getResourceItem().add(item(resource)));
        org.orcid.ns.research_resource.ResearchResource document =
                new org.orcid.ns.research_resource.ResearchResource();
        document.setProposal(proposal);
        document.setResourceItems(items);
        return document;
    }

    private static ResourceItem item(ResearchResource.Resource given) {
        ResourceItem item = new ResourceItem();
        item.setResourceName(Elements.text(given.name()));
        item.setResourceType(Elements.text(given.type()));
        item.setHosts(hosts(given.hosts()));
        item.setExternalIds(Elements.externalIds(given.externalIds()));
        item.setUrl(Elements.url(given.url()));
        return item;
    }

    private static Hosts hosts(List<Organization> given) {
        Hosts hosts = new Hosts();
        given.forEach(host -> hosts.getOrganization().add(Elements.organization(host)));
        return hosts;
    }
}
