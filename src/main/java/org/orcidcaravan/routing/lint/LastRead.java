package org.orcidcaravan.routing.lint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Route files as they were read last: each is looked at whenever another is checked, and few of them change. */
public final class LastRead {
    private record Known(String text, RouteFile file) {}

    private final Map<String, Known> byName = new ConcurrentHashMap<>();

    /**
     * Reads a file's text, unless that is what was read last under this name.
     *
     * @throws UnreadableRouteFile when the text is not a YAML list of entries
     */
    public RouteFile read(String name, String text) throws UnreadableRouteFile {
        Known known = byName.get(name);
        if (known == null || !known.text().equals(text)) {
            known = new Known(text, RouteFile.read(name, text));
            byName.put(name, known);
        }
        return known.file();
    }
}
