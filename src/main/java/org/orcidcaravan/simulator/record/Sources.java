package org.orcidcaravan.simulator.record;

import java.util.List;
import org.orcid.ns.common.ClientId;
import org.orcid.ns.common.ObjectFactory;
import org.orcid.ns.common.SourceName;
import org.orcid.ns.common.SourceType;
import org.orcidcaravan.orcid.OrcidId;

/** Who put an item on a record: the researcher, or one of a few invented member systems. */
final class Sources {
    private static final List<String> CLIENTS = List.of("Invented Repository", "Invented Publisher", "Invented CRIS");
    private static final ObjectFactory COMMON = new ObjectFactory();

    private Sources() {}

    static int clients() {
        return CLIENTS.size();
    }

    static SourceType client(int number) {
        String path = "APP-SIMULATED%07d".formatted(number);
        ClientId client = new ClientId();
        client.getContent().add(COMMON.createClientIdUri("https://orcid.org/client/" + path));
        client.getContent().add(COMMON.createClientIdPath(path));
        client.getContent().add(COMMON.createClientIdHost("orcid.org"));
        SourceType source = new SourceType();
        source.setSourceClientId(client);
        source.setSourceName(name(CLIENTS.get(number)));
        return source;
    }

    static SourceType researcher(OrcidId id, String name) {
        SourceType source = new SourceType();
        source.setSourceOrcid(identifier(id));
        source.setSourceName(name(name));
        return source;
    }

    static org.orcid.ns.common.OrcidId identifier(OrcidId id) {
        org.orcid.ns.common.OrcidId identifier = new org.orcid.ns.common.OrcidId();
        identifier.getContent().add(COMMON.createOrcidIdUri("https://orcid.org/" + id));
        identifier.getContent().add(COMMON.createOrcidIdPath(id.toString()));
        identifier.getContent().add(COMMON.createOrcidIdHost("orcid.org"));
        return identifier;
    }

    private static SourceName name(String text) {
        SourceName name = new SourceName();
        name.setContent(text);
        return name;
    }
}
