package org.orcidcaravan.source.oai;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.xml.UnreadableXml;
import org.orcidcaravan.source.xml.XmlNode;
import org.orcidcaravan.source.xml.XmlPage;

/** Reads an answer to its end before anything of it counts, so that one that breaks off leaves nothing behind. */
final class OaiReading {
    private final List<Entry> entries = new ArrayList<>();
    private final long first;
    private @Nullable Instant clock;
    private @Nullable Identity identity;
    private String error = "";
    private String message = "";
    private String token = "";

    private OaiReading(long first) {
        this.first = first;
    }

    /**
     * Reads an answer.
     *
     * @param first the place of its first record in the harvest's list
     * @throws UnreadableXml when it is not OAI-PMH, or breaks off
     */
    static OaiAnswer of(byte[] body, long first) throws UnreadableXml {
        OaiReading reading = new OaiReading(first);
        try (XmlPage page = XmlPage.of(body)) {
            reading.read(page);
        }
        return new OaiAnswer(
                reading.clock, reading.error, reading.message, reading.entries, reading.token, reading.identity);
    }

    private void read(XmlPage page) throws UnreadableXml {
        String root = page.root();
        if (root.toLowerCase(Locale.ROOT).equals("html")) {
            throw new UnreadableXml("is a page for people, not an answer to OAI-PMH");
        }
        if (!root.equals("OAI-PMH")) {
            throw new UnreadableXml("is a document of another kind: <" + XmlPage.printable(root) + ">");
        }
        while (page.child()) {
            switch (page.name()) {
                case "responseDate" ->
                    clock = Identity.moment(small(page).text()).orElse(null);
                case "error" -> error(small(page));
                case "Identify" -> identity = identity(small(page));
                case "ListRecords" -> records(page);
                default -> page.skip();
            }
        }
    }

    private void error(XmlNode node) {
        if (error.isEmpty()) {
            error = node.attribute("code").isEmpty() ? "error" : node.attribute("code");
            message = XmlPage.printable(node.text());
        }
    }

    private static Identity identity(XmlNode node) {
        return new Identity(
                node.textOf("granularity").contains("hh:mm:ss"),
                node.textOf("deletedRecord"),
                Identity.moment(node.textOf("earliestDatestamp")).orElse(null));
    }

    private void records(XmlPage page) throws UnreadableXml {
        while (page.child()) {
            switch (page.name()) {
                case "record" -> {
                    long place = first + entries.size();
                    XmlNode record = page.whole();
                    entries.add(
                            record == null
                                    ? new Entry.Unreadable(
                                            place,
                                            null,
                                            "The record cannot be read: " + page.excess()
                                                    + ". Correct it in the repository.")
                                    : OaiRecord.entry(place, record));
                }
                case "resumptionToken" -> token = small(page).text();
                default -> page.skip();
            }
        }
    }

    private static XmlNode small(XmlPage page) throws UnreadableXml {
        XmlNode node = page.whole();
        if (node == null) {
            throw new UnreadableXml("is too long: " + page.excess());
        }
        return node;
    }
}
