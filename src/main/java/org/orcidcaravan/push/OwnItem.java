package org.orcidcaravan.push;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a source has of a researcher, as it concerns them.
 *
 * @param kind the type of a work, else the section of the record
 * @param year of publication; null: not known
 * @param task the newest task about it; null: there is none
 * @param verdict as in docs/verdicts.md, or what else decided; null: nothing yet
 * @param message plain words, free of secrets; null: nothing to say
 * @param saidBy who said never to send it; null: nobody
 */
public record OwnItem(
        long id,
        String kind,
        @Nullable Integer year,
        String label,
        ItemKey key,
        Standing standing,
        @Nullable Long task,
        @Nullable String verdict,
        @Nullable String message,
        @Nullable String saidBy,
        @Nullable Instant changedAt) {
    /** Where it stands, in the researcher's words. */
    public enum Standing {
        /** It waits for them to choose it. */
        NEW,
        /** It is in the record, and its changes wait for them. */
        CHANGED,
        /** It is on its way. */
        SENDING,
        /** There is no permission, or the record takes nothing just now. */
        WAITING,
        /** It is in the record. */
        SENT,
        /** ORCID refused it. */
        REFUSED,
        /** They deleted it in the record. */
        REMOVED,
        /** It is never to be sent. */
        NEVER,
        /** The source has it no more, or an operator discarded it. */
        WITHDRAWN;

        /** In forms and in the database: lower case. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The standing of this name. */
        public static Optional<Standing> named(@Nullable String text) {
            return Arrays.stream(values())
                    .filter(standing -> standing.text().equals(text))
                    .findFirst();
        }

        /** Whether a researcher can have it sent. */
        public boolean sendable() {
            return EnumSet.of(NEW, CHANGED, REMOVED, REFUSED).contains(this);
        }
    }

    /**
     * Which ones; null: any.
     */
    public record Wanted(
            @Nullable String kind,
            @Nullable Integer year,
            @Nullable Standing standing) {}

    /** All that can be asked for, with how many there are. */
    public record Overview(Map<Standing, Integer> standings, Set<String> kinds, List<Integer> years) {}
}
