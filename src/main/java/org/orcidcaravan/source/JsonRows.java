package org.orcidcaravan.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.AbstractIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Rows from JSON objects, read one at a time whatever the text's size: a list of objects, one object, or objects one after
 * the other (JSON lines). Where the JSON itself is broken, that is the last row.
 */
public final class JsonRows extends AbstractIterator<Row> implements AutoCloseable {
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int DEEPEST = 50;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    /** What makes an object into a row; the place in the list counts from 1. */
    public interface Reading {
        Row row(long place, JsonNode object);
    }

    private final JsonParser parser;
    private final MappingIterator<JsonNode> objects;
    private final Reading reading;
    private long place;
    private boolean broken;

    private JsonRows(JsonParser parser, Reading reading) throws IOException {
        this.parser = parser;
        this.objects = JSON.readerFor(JsonNode.class).readValues(parser);
        this.reading = reading;
    }

    /**
     * Begins to read.
     *
     * @param in the text's bytes, UTF-8 or with a mark; closed by {@link #close}
     * @throws UnreadableSource when the text begins like no JSON list or object
     */
    public static JsonRows open(InputStream in, Reading reading) {
        try {
            JsonParser parser = JSON.createParser(in);
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY && first != JsonToken.START_OBJECT) {
                throw new UnreadableSource(
                        "Failed to read the works: the text is no JSON list or object. Begin it with [ or {.");
            }
            if (first == JsonToken.START_ARRAY) {
                parser.clearCurrentToken();
            }
            return new JsonRows(parser, reading);
        } catch (JsonProcessingException e) {
            throw new UnreadableSource(
                    "Failed to read the works: the text is no JSON (" + reason(e) + "). Correct it.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read works: " + e.getMessage() + ". Send them again", e);
        }
    }

    /** Whether the JSON turned out to be broken: then the last row says where. */
    public boolean isBroken() {
        return broken;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to close a text of works: look at the disk", e);
        }
    }

    @Override
    protected @Nullable Row computeNext() {
        if (broken) {
            return endOfData();
        }
        place++;
        try {
            if (!objects.hasNextValue()) {
                return endOfData();
            }
            JsonNode object = objects.nextValue();
            return object.isObject()
                    ? reading.row(place, object)
                    : new Row.Refused(place, "The entry is no JSON object: write one between { and }.");
        } catch (JsonProcessingException e) {
            broken = true;
            return new Row.Refused(
                    place,
                    "The JSON cannot be read from here on (" + reason(e) + "): correct it. Nothing below was read.");
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read works: " + e.getMessage() + ". Send them again", e);
        }
    }

    private static String reason(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return e.getOriginalMessage() + (location == null ? "" : ", line " + location.getLineNr());
    }
}
