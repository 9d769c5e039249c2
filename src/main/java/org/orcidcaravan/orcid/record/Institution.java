package org.orcidcaravan.orcid.record;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An institution by its identifiers, to tell whether a record names it. It may have several of each: those of its
 * institutes, or of what it was before a merger.
 *
 * @param identifiers by kind, in their bare form
 * @param domains of its e-mail addresses, in lower case; a domain covers those below it
 */
public record Institution(Map<OrganizationIdentifier, Set<String>> identifiers, Set<String> domains) {
    public Institution {
        identifiers = Map.copyOf(identifiers);
        domains = Set.copyOf(domains);
    }

    /**
     * Reads what an operator wrote, in any form that is common for it.
     *
     * @throws IllegalArgumentException when a text is no such identifier, or no domain; the message says which and how
     *     one is written
     */
    public static Institution of(
            Map<OrganizationIdentifier, ? extends Collection<String>> identifiers, Collection<String> domains) {
        return new Institution(
                identifiers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, all -> bare(all.getKey(), all.getValue()))),
                domains.stream().map(Institution::domain).collect(Collectors.toSet()));
    }

    private static Set<String> bare(OrganizationIdentifier kind, Collection<String> texts) {
        return texts.stream()
                .map(text -> kind.bare(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + text + "\" is no " + kind + " identifier: write it as " + kind.example() + ".")))
                .collect(Collectors.toSet());
    }

    private static String domain(String text) {
        String domain = text.strip().toLowerCase(Locale.ROOT);
        if (!domain.matches("@?[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no domain of e-mail addresses: write it as example.org.");
        }
        return domain.startsWith("@") ? domain.substring(1) : domain;
    }

    /** Whether there is nothing to know it by. */
    public boolean isEmpty() {
        return domains.isEmpty() && identifiers.values().stream().allMatch(Set::isEmpty);
    }

    /** Whether this organization is the institution: by the identifier alone, as names are written in many ways. */
    public boolean names(Employer employer) {
        String identifier = employer.identifier();
        return identifier != null
                && OrganizationIdentifier.of(employer.source())
                        .flatMap(kind ->
                                kind.bare(identifier).filter(identifiers.getOrDefault(kind, Set.of())::contains))
                        .isPresent();
    }

    /** Whether the researcher works there now: an employer is it, or an e-mail address is of one of its domains. */
    public boolean names(CurrentEmployers record) {
        return record.employers().stream().anyMatch(this::names)
                || record.domains().stream().anyMatch(this::covers);
    }

    private boolean covers(String domain) {
        return domains.stream().anyMatch(ours -> domain.equals(ours) || domain.endsWith("." + ours));
    }
}
