package org.orcidcaravan.orcid.item;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * Facilities or collections that the researcher was granted the use of: a proposal, and what it opened.
 *
 * @param hosts organisations that grant the use; at least one
 */
public record ResearchResource(
        String title,
        List<Organization> hosts,
        List<ExternalId> externalIds,
        @Nullable FuzzyDate start,
        @Nullable FuzzyDate end,
        @Nullable String url,
        List<Resource> resources)
        implements Item {
    /**
     * One resource.
     *
     * @param type {@code infrastructures}, {@code collections}, {@code equipment} or {@code services}
     */
    public record Resource(
            String name,
            String type,
            List<Organization> hosts,
            List<ExternalId> externalIds,
            @Nullable String url) {
        public Resource {
            hosts = List.copyOf(hosts);
            externalIds = List.copyOf(externalIds);
        }
    }

    public ResearchResource {
        hosts = List.copyOf(hosts);
        externalIds = List.copyOf(externalIds);
        resources = List.copyOf(resources);
    }

    @Override
    public Section section() {
        return Section.RESEARCH_RESOURCE;
    }

    @Override
    public String label() {
        return title;
    }
}
