package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.SourceOrders;
import org.orcidcaravan.source.Policy;
import org.orcidcaravan.source.record.Run;
import org.orcidcaravan.source.record.SourceViewStore.Standing;

/** A source that works come from: what is kept of it, and its last run. */
@Schema(description = "A source that works come from: what is kept of it, and its last run.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceEntry(
        String name,
        @Schema(description = "Records that it has.") long records,

        @Schema(description = "Of them, those that a rule keeps back.")
        long keptBack,

        @Schema(description = "Of them, those of nobody here.")
        long nobodys,

        @Schema(description = "Records that it had.") long vanished,

        @Schema(description = "Authors who wait for an operator's word.")
        long proposals,

        @Nullable RunEntry lastRun) {
    /** One that has not told anything yet. */
    static SourceEntry silent(String name) {
        return new SourceEntry(name, 0, 0, 0, 0, 0, null);
    }

    static SourceEntry of(Standing standing, @Nullable Run last) {
        return new SourceEntry(
                standing.source(),
                standing.records(),
                standing.keptBack(),
                standing.nobodys(),
                standing.vanished(),
                standing.proposals(),
                last == null ? null : RunEntry.of(last));
    }

    /** One source, and what the operator decided about it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Story(
            SourceEntry source, Decided decided, @Nullable Asking asking) {}

    /** When a source is asked; there is none of one that only tells. */
    @Schema(description = "When a source is asked; not there: it only tells, as a file does.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asking(
            @Schema(description = "Quartz cron, UTC; not there: only when somebody says so.") @Nullable
            String schedule,

            @Nullable Instant next) {
        static Asking of(SourceOrders.Plan plan) {
            return new Asking(plan.schedule(), plan.next());
        }
    }

    /** What is set for a source. */
    @Schema(description = "What is set for a source: caravan.source.NAME.*, or caravan.source.default.*.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decided(
            @Nullable Integer yearsFrom,
            @Nullable Integer yearsTo,
            Set<String> types,
            Set<String> states,
            boolean notEmbargoed,
            Set<String> collections,
            Set<String> notCollections,
            String vanished,
            String departed,
            String keptBack) {
        static Decided of(Policy policy) {
            return new Decided(
                    policy.rules().yearFrom(),
                    policy.rules().yearTo(),
                    new TreeSet<>(policy.rules().types()),
                    new TreeSet<>(policy.rules().states()),
                    policy.rules().open(),
                    new TreeSet<>(policy.rules().collections()),
                    new TreeSet<>(policy.rules().notCollections()),
                    policy.vanished().text(),
                    policy.departed().text(),
                    policy.keptBack().text());
        }
    }

    /** One run. */
    @Schema(description = "One run of a source: a file that was read, a harvest.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunEntry(
            long id,
            @Schema(description = "How it came: csv, oai.") String kind,

            @Schema(description = "Whether all that the source has was to be in it.")
            boolean whole,

            Instant beganAt,
            @Nullable Instant endedAt,

            @Schema(description = "done, cut-short, failed, held; not there: it goes on.") @Nullable
            String outcome,

            @Nullable String problem,
            long entries,
            long added,
            long changed,
            long same,
            long vanished,
            long refused,
            long keptBack,
            long nobodys,
            long offered,
            long withdrawn,

            @Schema(description = "Of a held run: how many records would vanish.") @Nullable
            Long wouldVanish) {
        static RunEntry of(Run run) {
            Run.Outcome outcome = run.outcome();
            return new RunEntry(
                    run.id(),
                    run.kind(),
                    run.whole(),
                    run.beganAt(),
                    run.endedAt(),
                    outcome == null ? null : outcome.text(),
                    run.problem(),
                    run.tally().entries(),
                    run.tally().added(),
                    run.tally().changed(),
                    run.tally().same(),
                    run.tally().vanished(),
                    run.tally().refused(),
                    run.tally().keptBack(),
                    run.tally().nobodys(),
                    run.tally().offered(),
                    run.tally().withdrawn(),
                    run.wouldVanish());
        }
    }

    /** Something that a run could not take. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Refused(
            @Schema(description = "The line of a file, or the how-manieth entry.")
            long place,

            @Nullable String sourceId,
            String reason) {}

    /** An author who waits for an operator's word. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Unsure(
            String sourceId,
            String title,
            @Nullable Integer year,
            @Nullable String url,

            @Schema(description = "Which of its authors, from 1.")
            int author,

            String name,
            String role,
            @Nullable String orcid,
            @Nullable String localId,
            @Nullable String email,
            @Nullable String affiliation,

            @Schema(description = "Whether a word can hold for all records: more than a name is known.")
            boolean lasting,

            @Schema(description = "Why it is not certain.") String why,
            List<Candidate> candidates) {}

    /** Somebody who may be that author. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Candidate(
            String personId,
            @Nullable String name,
            @Nullable String orcid,
            @Nullable String email,
            @Nullable String unit) {}

    /** What an operator says of an author. */
    @Schema(description = "Who an author is; without personId: nobody here.")
    record Word(
            @Schema(required = true) String sourceId,

            @Schema(required = true, description = "Which of its authors, from 1.")
            int author,

            @Nullable String personId,

            @Schema(description = "Also of other records, wherever just these details stand.")
            boolean always) {}

    /** How many records were decided anew. */
    record Asked(long records) {}
}
