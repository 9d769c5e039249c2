package org.orcidcaravan.simulator.record;

import org.glassfish.jaxb.runtime.marshaller.NamespacePrefixMapper;
import org.jspecify.annotations.Nullable;

/**
 * ORCID's prefixes are the last part of its namespaces: {@code http://www.orcid.org/ns/peer-review} is
 * {@code peer-review}.
 */
final class Prefixes extends NamespacePrefixMapper {
    private static final String ORCID = "http://www.orcid.org/ns/";

    @Override
    public @Nullable String getPreferredPrefix(String namespace, @Nullable String suggestion, boolean required) {
        return namespace.startsWith(ORCID) ? namespace.substring(ORCID.length()) : suggestion;
    }
}
