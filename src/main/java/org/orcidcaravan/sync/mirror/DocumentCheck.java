package org.orcidcaravan.sync.mirror;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a JSON file: its object's ETag is that of the XML, so it proves nothing here. It must be one whole
 * JSON document, and name its record.
 */
@Singleton
class DocumentCheck {
    private final JsonFactory json = new JsonFactory();

    /** A clause about the file; null when nothing is wrong with it that anybody could see. */
    @Nullable
    String problem(ObjectKey key, Path file) throws IOException {
        String id = key.orcid().toString();
        boolean named = false;
        boolean error = false;
        try (InputStream in = StoredFile.open(file);
                JsonParser parser = json.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "was altered: it is no JSON object";
            }
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                named |= token == JsonToken.VALUE_STRING && parser.getText().contains(id);
                error |= token == JsonToken.FIELD_NAME && parser.currentName().equals("error-code");
            }
        } catch (JsonProcessingException e) {
            return "was altered or cut short: it is no whole JSON document";
        }
        return named || error ? null : "was altered: it does not name " + id;
    }
}
