package org.orcidcaravan.simulator.registry.record;

import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.registry.xml.Element;

/**
 * Who put an item on a record.
 *
 * @param path a client's id, or an iD
 */
public record Source(String path, String name, boolean client) {
    private static final String HOST = "orcid.org";

    static Source researcher(OrcidId id) {
        return new Source(id.toString(), "A Simulated Researcher", false);
    }

    /** As it stands in an item. */
    Element element() {
        String uri = "https://" + HOST + (client ? "/client/" : "/") + path;
        return Element.of(
                "common",
                "source",
                Element.of(
                        "common",
                        client ? "source-client-id" : "source-orcid",
                        Element.leaf("common", "uri", uri),
                        Element.leaf("common", "path", path),
                        Element.leaf("common", "host", HOST)),
                Element.leaf("common", "source-name", name));
    }
}
