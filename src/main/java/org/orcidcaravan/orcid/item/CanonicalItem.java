package org.orcidcaravan.orcid.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.orcidcaravan.orcid.Section;

/**
 * The one text that an item is kept and compared as: JSON with the records' component names as members.
 *
 * <p>Members are sorted; what is null, blank or empty is left out; text is as {@link CanonicalText} says. Two items with
 * the same text are the same to ORCID. The section is not part of it: it is kept beside it.
 */
public final class CanonicalItem {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalItem() {}

    /** The item's canonical JSON, on one line. */
    public static String json(Item item) {
        ObjectNode tree = RecordTree.write((Record) item);
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Failed to write an item as JSON, which is a fault of this program", e);
        }
    }

    /**
     * Reads what {@link #json} wrote, or what somebody wrote like it. A text that must be there, and is not, is read as
     * empty: the check refuses it later, with a sentence.
     *
     * @throws UnreadableItem when it is no JSON object, has a member that is not known, or one of a wrong type
     */
    public static Item read(Section section, String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            return RecordTree.readItem(section, tree);
        } catch (JsonProcessingException e) {
            throw new UnreadableItem(
                    "Failed to read a " + section.text() + ": it is no JSON (" + e.getOriginalMessage()
                            + "). Write one JSON object.",
                    e);
        }
    }

    /** SHA-256 of the canonical JSON as UTF-8: 32 bytes. */
    public static byte[] hash(String json) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Failed to find SHA-256, which every Java has", e);
        }
    }
}
