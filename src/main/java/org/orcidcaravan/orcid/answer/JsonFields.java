package org.orcidcaravan.orcid.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a JSON object, flat: an object under {@code error} counts as part of it, other structures as empty.
 */
final class JsonFields {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonFields() {}

    /** Empty when {@code text} is not one whole JSON object. */
    static Optional<Map<String, String>> read(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            Map<String, String> fields = new HashMap<>();
            boolean whole = parser.nextToken() == JsonToken.START_OBJECT
                    && readObject(parser, fields)
                    && parser.nextToken() == null;
            return whole ? Optional.of(fields) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static boolean readObject(JsonParser parser, Map<String, String> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && name.equals("error")) {
                readObject(parser, fields);
            } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
                fields.put(name, "");
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(name, parser.getText());
            }
        }
        return parser.currentToken() == JsonToken.END_OBJECT;
    }
}
