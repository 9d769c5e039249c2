package org.orcidcaravan.source.csl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.FuzzyDate;

/** A date of CSL: {@code {"date-parts":[[2021,3,9]]}}, of which the first is taken, or a text in {@code raw} or {@code literal}. */
final class CslDate {
    private CslDate() {}

    /** Null when there is none; one that cannot be read is a problem. */
    static @Nullable FuzzyDate of(JsonNode date, List<String> problems) {
        JsonNode parts = date.path("date-parts").path(0);
        String text = parts.isArray() ? hyphenated(parts) : said(date);
        if (text.isBlank()) {
            return null;
        }
        Optional<FuzzyDate> read = FuzzyDate.parse(text);
        if (read.isEmpty()) {
            problems.add("The date \"" + text.substring(0, Math.min(60, text.length()))
                    + "\" is not written as date-parts of year, month and day: write it so, or leave it out.");
        }
        return read.orElse(null);
    }

    /** Crossref writes a date that it does not know as {@code [[null]]}. */
    private static String hyphenated(JsonNode parts) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts) {
            if (!part.isNull()) {
                text.append(text.isEmpty() ? "" : "-").append(part.asText().strip());
            }
        }
        return text.toString();
    }

    private static String said(JsonNode date) {
        return date.isTextual()
                ? date.asText()
                : date.path("raw").asText(date.path("literal").asText(""));
    }
}
