package org.orcidcaravan.simulator.registry.record;

import java.util.List;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.rule.ExternalIdKey;

/**
 * An item of a record, for a test to look at.
 *
 * @param title what a person would call it: a title, a role, a keyword, a review's group
 * @param externalIds with normalised values; empty for a person's details
 * @param source the path of who added it: a client's id, or the researcher's iD
 */
public record RegistryItem(
        Section section,
        long putCode,
        String title,
        List<ExternalIdKey> externalIds,
        String source,
        Visibility visibility) {}
