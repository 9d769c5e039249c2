package org.orcidcaravan.sync.audience;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.orcidcaravan.event.Noted;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What filters look at in an event of the topic {@code record}.
 *
 * @param place the event's own in the order of its sink
 * @param event {@code record.added}, …
 * @param summary where the record's summary lies; empty for what was heard by a webhook, before the mirror has it
 * @param ofSummary whether it is about the summary, not about an activity
 */
record Change(long place, String key, String event, Path summary, boolean ofSummary) {
    private static final JsonMapper JSON = new JsonMapper();
    /** Characters of an iD that name its folder. */
    private static final int LAST = 3;

    static Change read(Noted noted) {
        JsonNode said = json(noted);
        boolean ofSummary = said.path("kind").asText().equals("summary");
        Path object = Path.of(said.path("path").asText());
        return new Change(
                noted.id(),
                noted.key(),
                said.path("event").asText(),
                ofSummary || object.toString().isEmpty()
                        ? object
                        : summary(object, said.path("orcid").asText()),
                ofSummary);
    }

    /** What kind of thing happened. */
    static String event(Noted noted) {
        return json(noted).path("event").asText();
    }

    /** Whose record it is about; empty when it names nobody's. */
    static Optional<OrcidId> orcid(Noted noted) {
        String orcid = json(noted).path("orcid").asText();
        return OrcidId.parse(orcid.substring(orcid.lastIndexOf('/') + 1));
    }

    boolean isRemovalOfRecord() {
        return ofSummary && event.equals("record.removed");
    }

    /** A file of the mirror shows it. */
    boolean isOfMirror() {
        return !summary.toString().isEmpty();
    }

    /** Its bytes can be read. */
    boolean isXml() {
        return ending(summary).startsWith(".xml");
    }

    /** {@code root/activities/007/0000-0001-5000-0007/works/0000-0001-5000-0007_works_7.xml} gives the root. */
    private static Path summary(Path activity, String orcid) {
        Path root = activity.resolve("../../../../..").normalize();
        return root.resolve("summaries")
                .resolve(orcid.substring(Math.max(0, orcid.length() - LAST)))
                .resolve(orcid + ending(activity));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    private static JsonNode json(Noted noted) {
        try {
            return JSON.readTree(noted.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + noted.number() + " is not JSON", e);
        }
    }
}
