package org.orcidcaravan.orcid.answer;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.answer.ApiError.Shape;

/**
 * Reads what went wrong out of the body of an answer, whatever wrote it: ORCID's API (XML or JSON), its security filter
 * and token endpoint (JSON, whatever was asked for), or a proxy. Looks at the body and not at its declared type, because
 * the two disagree just then. Never fails.
 */
public final class ErrorReader {
    private static final Pattern PAGE = Pattern.compile("(?i)<(?:!doctype\\s++html|html)\\b");
    private static final Pattern TITLE = Pattern.compile("(?i)<title[^>]*+>([^<]*+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** Enough of an unknown text to recognise it. */
    private static final int EXCERPT = 200;

    private ErrorReader() {}

    /** The error that a body tells of. */
    public static ApiError read(String body) {
        String text = body.startsWith("\uFEFF") ? body.substring(1).strip() : body.strip();
        if (text.isEmpty()) {
            return new ApiError(null, "", null, null, Shape.EMPTY);
        }
        Optional<Map<String, String>> fields = switch (text.charAt(0)) {
            case '{' -> JsonFields.read(text);
            case '<' -> XmlFields.read(text).map(XmlFields::texts);
            default -> Optional.empty();
        };
        return fields.map(ErrorReader::error).orElseGet(Optional::empty).orElseGet(() -> foreign(text));
    }

    private static Optional<ApiError> error(Map<String, String> fields) {
        Integer code = number(fields.get("error-code"));
        Integer responseCode = number(fields.get("response-code"));
        String developer = fields.getOrDefault("developer-message", "");
        String message = developer.isEmpty() ? fields.getOrDefault("user-message", "") : developer;
        if (code != null || responseCode != null || !message.isEmpty()) {
            return Optional.of(new ApiError(code, message, responseCode, null, Shape.ORCID));
        }
        String word = fields.getOrDefault("error", "");
        return word.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ApiError(null, fields.getOrDefault("error_description", ""), null, word, Shape.OAUTH));
    }

    private static ApiError foreign(String text) {
        if (PAGE.matcher(text).find()) {
            Matcher title = TITLE.matcher(text);
            return new ApiError(null, title.find() ? title.group(1) : "", null, null, Shape.HTML);
        }
        // Cut after secrets are gone: half of one would not look like one any more.
        String clean = Redaction.of(text);
        String excerpt = clean.length() <= EXCERPT ? clean : clean.substring(0, EXCERPT) + "…";
        return new ApiError(null, excerpt, null, null, Shape.OTHER);
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }
}
