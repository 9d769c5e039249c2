package org.orcidcaravan.consent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orcidcaravan.orcid.Scope;

/**
 * How one person's permissions stand, taken together: an old one that was rejected does no harm beside a newer one that
 * suffices.
 *
 * @param tokens all of theirs, the oldest first
 */
public record Standing(String personId, Verdict verdict, List<HeldToken> tokens) {
    /** What is to be done. */
    public enum Verdict {
        /** Nothing: one suffices, and goes on to. */
        GOOD,
        /** One suffices, but none that does so outlasts 30 days. */
        ENDS_SOON,
        /** None suffices: the person has to be asked. */
        NONE_SUFFICES
    }

    public Standing {
        tokens = List.copyOf(tokens);
    }

    /**
     * Judges everybody who has tokens.
     *
     * @param tokens by person
     * @param needed what one token has to contain
     */
    public static List<Standing> of(List<HeldToken> tokens, Set<Scope> needed) {
        Map<String, List<HeldToken>> byPerson = new LinkedHashMap<>();
        tokens.forEach(token -> byPerson.computeIfAbsent(token.personId(), person -> new ArrayList<>())
                .add(token));
        return byPerson.entrySet().stream()
                .map(entry -> new Standing(entry.getKey(), verdict(entry.getValue(), needed), entry.getValue()))
                .toList();
    }

    private static Verdict verdict(List<HeldToken> tokens, Set<Scope> needed) {
        List<HeldToken> sufficient = tokens.stream()
                .filter(token -> token.usable() && token.lacking(needed).isEmpty())
                .toList();
        if (sufficient.isEmpty()) {
            return Verdict.NONE_SUFFICES;
        }
        return sufficient.stream().allMatch(token -> token.expiry() == HeldToken.Expiry.SOON)
                ? Verdict.ENDS_SOON
                : Verdict.GOOD;
    }
}
