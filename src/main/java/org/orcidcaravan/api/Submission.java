package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a request with works.
 *
 * @param counts of the results by outcome
 */
@Schema(description = "What became of a request with works.")
@JsonInclude(JsonInclude.Include.ALWAYS)
record Submission(String source, Map<String, Integer> counts, List<EntryResult> results) {
    static Submission of(String source, List<EntryResult> results) {
        Map<String, Integer> counts = new TreeMap<>();
        results.forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
        return new Submission(source, counts, results);
    }
}
