package org.orcidcaravan.consent.invite;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to ask, how and when: what one file of {@code campaigns/} says.
 *
 * @param name the file's, without its ending
 * @param automatic whether the service plans it by the clock
 * @param limit mails that one planning makes at most
 * @param languages that its templates are in; the first is for people of whom no other is known
 * @param linkLife how long its personal links are good
 * @param parts its mails; a person gets one of them in a planning, the first that is due
 */
public record Campaign(
        String name,
        String description,
        boolean automatic,
        Audience audience,
        int limit,
        SendWindow window,
        List<String> languages,
        Duration linkLife,
        List<Part> parts) {
    public Campaign {
        languages = List.copyOf(languages);
        parts = List.copyOf(parts);
    }

    /**
     * Who.
     *
     * @param units of one of these; none: of any
     * @param groups in at least one of these; none: in any or none
     * @param exceptGroups in none of these
     * @param states only people in one of these
     */
    public record Audience(Set<String> units, Set<String> groups, Set<String> exceptGroups, Set<PersonState> states) {
        public Audience {
            units = Set.copyOf(units);
            groups = Set.copyOf(groups);
            exceptGroups = Set.copyOf(exceptGroups);
            states = Set.copyOf(states);
        }
    }

    /**
     * One of its mails.
     *
     * @param template the name of its files: {@code templates/<template>.<language>.txt} and {@code .html}
     */
    public record Part(String name, String template, Trigger trigger) {}

    /** The mail of this name. */
    public Optional<Part> part(String wanted) {
        return parts.stream().filter(part -> part.name().equals(wanted)).findFirst();
    }

    /** The language for somebody who prefers this one. */
    public String language(String preferred) {
        return languages.contains(preferred) ? preferred : languages.getFirst();
    }
}
