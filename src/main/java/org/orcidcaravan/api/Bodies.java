package org.orcidcaravan.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads what is asked for strictly: a misspelt member would otherwise ask for more than was meant. */
@ApplicationScoped
class Bodies {
    private final ObjectMapper json;
    private final ApiSettings settings;

    Bodies(ObjectMapper json, ApiSettings settings) {
        this.json = json;
        this.settings = settings;
    }

    /** @throws Misused when it is not an object of this form */
    <T> T read(InputStream body, Class<T> form) {
        try {
            @Nullable
            T value = json.readerFor(form)
                    .with(
                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readValue(TooLarge.limited(body, settings.maxBodyBytes()));
            if (value == null) {
                throw new Misused("The body is empty: /q/openapi says what it is made of.");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw new Misused("There is no member " + e.getPropertyName() + ": /q/openapi says which there are.");
        } catch (JsonMappingException e) {
            throw new Misused("The body is not as it should be" + place(e) + ": /q/openapi says what it is made of.");
        } catch (JsonProcessingException e) {
            throw new Misused("The body is no JSON: " + e.getOriginalMessage() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException("The body ended too early", e);
        }
    }

    private static String place(JsonMappingException e) {
        return e.getPath().isEmpty() ? "" : " at " + e.getPath().getFirst().getFieldName();
    }
}
