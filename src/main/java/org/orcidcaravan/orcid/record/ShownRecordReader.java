package org.orcidcaravan.orcid.record;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;

/** Reads one summary to its end: whose it is, when it was changed, and its items. */
final class ShownRecordReader {
    /** A record of 10,000 works, the most that ORCID allows, has some 30 MB. */
    static final long MAX_BYTES = 96L << 20;

    /** ORCID's code for a record that its owner has closed. */
    private static final int DEACTIVATED = 9044;

    private static final Set<String> AROUND = Set.of(
            "person",
            "activities-summary",
            "affiliation-group",
            "group",
            "peer-review-group",
            "works",
            "fundings",
            "peer-reviews",
            "research-resources",
            "educations",
            "employments",
            "distinctions",
            "invited-positions",
            "memberships",
            "qualifications",
            "services",
            "addresses",
            "keywords",
            "other-names",
            "researcher-urls",
            "external-identifiers");

    private static final Map<String, Section> ITEMS = Map.ofEntries(
            Map.entry("work-summary", Section.WORK),
            Map.entry("funding-summary", Section.FUNDING),
            Map.entry("peer-review-summary", Section.PEER_REVIEW),
            Map.entry("research-resource-summary", Section.RESEARCH_RESOURCE),
            Map.entry("education-summary", Section.EDUCATION),
            Map.entry("employment-summary", Section.EMPLOYMENT),
            Map.entry("distinction-summary", Section.DISTINCTION),
            Map.entry("invited-position-summary", Section.INVITED_POSITION),
            Map.entry("membership-summary", Section.MEMBERSHIP),
            Map.entry("qualification-summary", Section.QUALIFICATION),
            Map.entry("service-summary", Section.SERVICE),
            Map.entry("address", Section.ADDRESS),
            Map.entry("keyword", Section.KEYWORD),
            Map.entry("other-name", Section.OTHER_NAME),
            Map.entry("researcher-url", Section.RESEARCHER_URL),
            Map.entry("external-identifier", Section.EXTERNAL_IDENTIFIER));

    private final OrcidId whose;
    private final List<ShownItem> items = new ArrayList<>();
    private String orcid = "";
    private @Nullable Instant modifiedAt;
    private boolean deactivated;

    ShownRecordReader(OrcidId whose) {
        this.whose = whose;
    }

    ShownRecord read(InputStream summary) throws UnreadableRecord {
        try (Steps steps = Steps.into(summary, MAX_BYTES)) {
            return switch (steps.root()) {
                case "record" -> record(steps);
                case "error" -> error(steps);
                case String other ->
                    throw new UnreadableRecord("is a document of another kind: " + Steps.printable(other));
            };
        } catch (XMLStreamException | RuntimeException e) {
            // Aalto answers some malformed documents with a bare RuntimeException.
            throw new UnreadableRecord("is not well-formed, or breaks off: " + Steps.reason(e), e);
        }
    }

    private ShownRecord record(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            switch (steps.name()) {
                case "orcid-identifier" -> orcid = child(steps, "path");
                case "history" -> history(steps);
                default -> inside(steps);
            }
        }
        if (!orcid.equals(whose.toString())) {
            throw new UnreadableRecord("is of another record: " + Steps.printable(orcid));
        }
        if (deactivated) {
            return new ShownRecord.Closed(DEACTIVATED, "The researcher has closed this ORCID record.");
        }
        if (modifiedAt == null) {
            throw new UnreadableRecord("does not say when the record was changed last");
        }
        return new ShownRecord.Open(modifiedAt, items);
    }

    private void history(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            switch (steps.name()) {
                case "last-modified-date" -> modifiedAt = ShownItemReader.instant(steps.text());
                case "deactivation-date" -> deactivated = !steps.text().isEmpty();
                default -> steps.skip();
            }
        }
    }

    private void inside(Steps steps) throws XMLStreamException, UnreadableRecord {
        Section section = ITEMS.get(steps.name());
        if (section != null) {
            items.add(new ShownItemReader(section).read(steps));
        } else if (AROUND.contains(steps.name())) {
            while (steps.child()) {
                inside(steps);
            }
        } else {
            steps.skip();
        }
    }

    private static ShownRecord error(Steps steps) throws XMLStreamException, UnreadableRecord {
        Integer code = null;
        String message = "";
        while (steps.child()) {
            switch (steps.name()) {
                case "error-code" -> code = number(steps.text());
                case "developer-message" -> message = steps.text();
                default -> steps.skip();
            }
        }
        return new ShownRecord.Closed(code, message);
    }

    private static @Nullable Integer number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
    }

    /** The text of the first child of this name; empty for none. */
    static String child(Steps steps, String name) throws XMLStreamException, UnreadableRecord {
        String found = "";
        while (steps.child()) {
            if (found.isEmpty() && steps.name().equals(name)) {
                found = steps.text();
            } else {
                steps.skip();
            }
        }
        return found;
    }
}
