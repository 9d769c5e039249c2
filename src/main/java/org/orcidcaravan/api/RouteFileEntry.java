package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.RouteFinding;
import org.orcidcaravan.routing.deploy.Deployment;
import org.orcidcaravan.routing.deploy.RouteHistoryStore;

/**
 * A route file, and how it stands.
 *
 * @param state {@code running}, {@code refused} or {@code waiting}
 * @param found the hash of what is in the folder; null: it is gone
 * @param running the hash of what runs; null: nothing of it does
 */
@Schema(description = "A route file, and how it stands.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RouteFileEntry(
        String file,
        String state,
        @Nullable String found,
        @Nullable String running,
        Instant since,
        List<Finding> findings) {
    RouteFileEntry {
        findings = List.copyOf(findings);
    }

    static RouteFileEntry of(Deployment file) {
        return new RouteFileEntry(
                file.file(),
                file.state().text(),
                file.found(),
                file.running(),
                file.since(),
                findings(file.findings()));
    }

    static List<Finding> findings(List<RouteFinding> findings) {
        return findings.stream()
                .map(finding -> new Finding(finding.line(), finding.rule(), finding.message()))
                .toList();
    }

    /** What is wrong with a line, and what to do. */
    record Finding(int line, String rule, String message) {}

    /**
     * One with its text and its past.
     *
     * @param text what is in the folder; null: it is gone, or no text
     * @param hash of that text
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Whole(
            RouteFileEntry standing,
            @Nullable String text,
            @Nullable String hash,
            List<RouteHistoryStore.Past> history) {
        Whole {
            history = List.copyOf(history);
        }
    }

    /**
     * A text that somebody wants to run.
     *
     * @param was the hash of the text that it replaces; null: the file is new
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wish(@Nullable String text, @Nullable String was) {}

    /** An earlier text. */
    record Text(String text) {}

    /** As {@code diff -u} writes it; empty when nothing differs. */
    record Difference(String diff) {}

    /** An earlier text to go back to. */
    record Return(@Nullable String hash, @Nullable String was) {}

    /** What a check found; nothing was changed. */
    record Checked(List<Finding> findings) {
        Checked {
            findings = List.copyOf(findings);
        }
    }
}
