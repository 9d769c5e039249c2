package org.orcidcaravan.source.eligible;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.record.Circumstances;

/**
 * What of a source may go out. An empty set asks nothing.
 *
 * @param yearFrom the first year of publication; null: from any
 * @param yearTo the last one; null: to any
 * @param types ORCID's types of works
 * @param states the source's words for states, in small letters
 * @param open whether a record under embargo waits for its end
 * @param collections a record is in one of these, or is not sent
 * @param notCollections a record in one of these is not sent
 */
public record Rules(
        @Nullable Integer yearFrom,
        @Nullable Integer yearTo,
        Set<String> types,
        Set<String> states,
        boolean open,
        Set<String> collections,
        Set<String> notCollections) {
    /** Everything may. */
    public static final Rules NONE = new Rules(null, null, Set.of(), Set.of(), false, Set.of(), Set.of());

    private static final String BECAUSE = "Not sent because ";

    public Rules {
        types = small(types);
        states = small(states);
        collections = Set.copyOf(collections);
        notCollections = Set.copyOf(notCollections);
    }

    /**
     * What the rules say of a record.
     *
     * @param keptBack why it is not sent, in a sentence; null: it may be
     * @param again the day on which the answer may be another, by itself
     */
    public record Judgement(
            @Nullable String keptBack, @Nullable LocalDate again) {}

    /** Judges a record; the first rule that it breaks is told. */
    public Judgement judge(Work work, Circumstances circumstances, LocalDate today) {
        LocalDate until = circumstances.embargoedUntil();
        boolean embargoed = open && until != null && until.isAfter(today);
        String reason = year(work.date() == null ? null : work.date().year());
        reason = reason != null ? reason : type(work.type());
        reason = reason != null ? reason : state(circumstances.state());
        reason = reason != null ? reason : collection(circumstances.collections());
        reason = reason == null && embargoed ? "it is under embargo until " + until : reason;
        return new Judgement(reason == null ? null : BECAUSE + reason + ".", embargoed ? until : null);
    }

    /** Another text for other rules: what was judged by these need not be judged again. */
    public String fingerprint() {
        return yearFrom + "|" + yearTo + "|" + sorted(types) + "|" + sorted(states) + "|" + open + "|"
                + sorted(collections) + "|" + sorted(notCollections);
    }

    private @Nullable String year(@Nullable Integer year) {
        if (yearFrom == null && yearTo == null) {
            return null;
        }
        if (year == null) {
            return "it has no year, and the rules ask for one";
        }
        if (yearFrom != null && year < yearFrom) {
            return "its year " + year + " is before " + yearFrom;
        }
        return yearTo != null && year > yearTo ? "its year " + year + " is after " + yearTo : null;
    }

    private @Nullable String type(String type) {
        return types.isEmpty() || types.contains(type.toLowerCase(Locale.ROOT))
                ? null
                : "its type " + type + " is none of " + sorted(types);
    }

    private @Nullable String state(@Nullable String state) {
        if (states.isEmpty()) {
            return null;
        }
        if (state == null) {
            return "its source does not say that it is " + String.join(" or ", new TreeSet<>(states));
        }
        return states.contains(state.toLowerCase(Locale.ROOT))
                ? null
                : "its state " + state + " is none of " + sorted(states);
    }

    private @Nullable String collection(Set<String> all) {
        String denied = all.stream()
                .filter(notCollections::contains)
                .sorted()
                .findFirst()
                .orElse(null);
        if (denied != null) {
            return "it is in the collection " + denied;
        }
        return collections.isEmpty() || all.stream().anyMatch(collections::contains)
                ? null
                : "it is in none of the collections " + sorted(collections);
    }

    private static Set<String> small(Set<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }
}
