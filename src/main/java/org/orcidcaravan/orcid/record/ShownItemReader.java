package org.orcidcaravan.orcid.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.record.ShownItem.SelfId;

/** Reads one item of a summary. */
final class ShownItemReader {
    private static final String SELF = "self";

    private final Section section;
    private final List<SelfId> ids = new ArrayList<>();
    private @Nullable String source;
    private @Nullable String principal;
    private @Nullable Instant modifiedAt;
    private String title = "";

    ShownItemReader(Section section) {
        this.section = section;
    }

    /** @throws UnreadableRecord when it has no put-code: then it is no summary of ORCID */
    ShownItem read(Steps steps) throws XMLStreamException, UnreadableRecord {
        String putCode = steps.attribute("put-code");
        if (putCode == null || !putCode.matches("[0-9]{1,18}")) {
            throw new UnreadableRecord("has an item in " + section.text() + " without a put-code");
        }
        children(steps);
        return new ShownItem(section, Long.parseLong(putCode), source, principal, modifiedAt, title, ids);
    }

    private void children(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            switch (steps.name()) {
                case "source" -> source(steps);
                case "last-modified-date" -> modifiedAt = instant(steps.text());
                case "external-ids" -> ids(steps);
                case "proposal" -> children(steps);
                case String name when name.equals(titled()) -> title = steps.textOr("title");
                default -> steps.skip();
            }
        }
    }

    /** The element that holds what a person would call it. */
    private String titled() {
        return switch (section) {
            case WORK, FUNDING, RESEARCH_RESOURCE -> "title";
            case PEER_REVIEW -> "";
            case ADDRESS -> "country";
            case KEYWORD, OTHER_NAME -> "content";
            case RESEARCHER_URL -> "url-name";
            case EXTERNAL_IDENTIFIER -> "external-id-value";
            default -> "role-title";
        };
    }

    private void source(Steps steps) throws XMLStreamException, UnreadableRecord {
        String client = null;
        String researcher = null;
        while (steps.child()) {
            switch (steps.name()) {
                case "source-client-id" -> client = present(ShownRecordReader.child(steps, "path"));
                case "source-orcid" -> researcher = present(ShownRecordReader.child(steps, "path"));
                case "assertion-origin-client-id" -> principal = present(ShownRecordReader.child(steps, "path"));
                default -> steps.skip();
            }
        }
        source = client == null ? researcher : client;
    }

    private void ids(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            if (steps.name().equals("external-id")) {
                id(steps);
            } else {
                steps.skip();
            }
        }
    }

    private void id(Steps steps) throws XMLStreamException, UnreadableRecord {
        String type = "";
        String value = "";
        String normal = null;
        String relationship = "";
        while (steps.child()) {
            switch (steps.name()) {
                case "external-id-type" -> type = steps.text();
                case "external-id-value" -> value = steps.text();
                case "external-id-normalized" -> normal = present(steps.text());
                case "external-id-relationship" -> relationship = steps.text();
                default -> steps.skip();
            }
        }
        if (relationship.equals(SELF)) {
            ids.add(new SelfId(type, value, normal));
        }
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : text;
    }

    /** ORCID writes a zone; its samples do not, and mean UTC. Null: it is no time. */
    static @Nullable Instant instant(String text) {
        try {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
