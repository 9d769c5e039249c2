package org.orcidcaravan.source.oai;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.fetch.StandIn;

/** A repository with OAI-PMH: records with datestamps, lists in pages, tokens that can expire. */
public final class OaiShelf implements AutoCloseable {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>%s</responseDate><request/>%s</OAI-PMH>
            """;

    private final SequencedMap<String, Item> items = new TreeMap<>();
    private final StandIn server = new StandIn("text/xml", this::page);
    public volatile int pageSize = 100;
    public volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");
    public volatile boolean byDay;
    public volatile boolean expired;
    /** The element metadata; the record's identifier where it says %s. */
    public volatile String metadata = """
            <dc xmlns="http://purl.org/dc/elements/1.1/"><title>Title of %s</title><type>article</type>
            <creator>Beispiel, Berta (ORCID: 0000-0002-1825-0097)</creator><date>2021-03-09</date></dc>""";

    private record Item(Instant changed, boolean deleted) {}

    public void put(String identifier, String changed) {
        items.put(identifier, new Item(Instant.parse(changed), false));
    }

    public void delete(String identifier, String when) {
        items.put(identifier, new Item(Instant.parse(when), true));
    }

    public void fill(int records) {
        for (int i = 0; i < records; i++) {
            put(String.format(Locale.ROOT, "oai:shelf:%06d", i), "2026-01-01T00:00:00Z");
        }
    }

    public StandIn server() {
        return server;
    }

    /** What the server says, without a server. */
    public String page(Map<String, String> question) {
        return switch (question.getOrDefault("verb", "")) {
            case "Identify" -> HEAD.formatted(now, """
                    <Identify><repositoryName>Shelf</repositoryName><earliestDatestamp>2026-01-01T00:00:00Z</earliestDatestamp>
                    <deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DD%s</granularity></Identify>""".formatted(byDay ? "" : "Thh:mm:ssZ"));
            case "ListRecords" -> records(question);
            default -> error("badVerb", "no such verb");
        };
    }

    public String error(String code, String text) {
        return HEAD.formatted(now, "<error code=\"" + code + "\">" + text + "</error>");
    }

    private String records(Map<String, String> question) {
        String token = question.get("resumptionToken");
        if (token != null && expired) {
            expired = false;
            return error("badResumptionToken", "it expired");
        }
        String[] parts = token == null
                ? new String[] {"0", question.getOrDefault("from", ""), question.getOrDefault("until", "")}
                : token.split("\\|", -1);
        int start = Integer.parseInt(parts[0]);
        List<String> ids = items.entrySet().stream()
                .filter(item -> within(item.getValue().changed(), parts[1], parts[2]))
                .map(Map.Entry::getKey)
                .toList();
        if (ids.isEmpty()) {
            return error("noRecordsMatch", "nothing");
        }
        int end = Math.min(ids.size(), start + pageSize);
        StringBuilder list = new StringBuilder("<ListRecords>");
        ids.subList(Math.min(start, end), end).forEach(id -> list.append(record(id, items.get(id))));
        if (end < ids.size()) {
            list.append("<resumptionToken>" + end + "|" + parts[1] + "|" + parts[2] + "</resumptionToken>");
        } else if (token != null) {
            list.append("<resumptionToken/>");
        }
        return HEAD.formatted(now, list.append("</ListRecords>"));
    }

    private static boolean within(Instant changed, String from, String until) {
        String written = changed.toString();
        boolean after = from.isEmpty()
                || written.substring(0, from.length() - tail(from))
                                .compareTo(from.substring(0, from.length() - tail(from)))
                        >= 0;
        boolean before = until.isEmpty()
                || written.substring(0, until.length() - tail(until))
                                .compareTo(until.substring(0, until.length() - tail(until)))
                        <= 0;
        return after && before;
    }

    private static int tail(String moment) {
        return moment.endsWith("Z") ? 1 : 0;
    }

    private String record(String id, @Nullable Item item) {
        if (item == null) {
            return "";
        }
        String header = "<header" + (item.deleted() ? " status=\"deleted\"" : "") + "><identifier>" + id
                + "</identifier><datestamp>" + item.changed() + "</datestamp><setSpec>theses</setSpec></header>";
        return "<record>" + header + (item.deleted() ? "" : "<metadata>" + metadata.replace("%s", id) + "</metadata>")
                + "</record>";
    }

    @Override
    public void close() {
        server.close();
    }
}
