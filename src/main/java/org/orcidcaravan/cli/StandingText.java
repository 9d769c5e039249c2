package org.orcidcaravan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orcidcaravan.consent.HeldToken;
import org.orcidcaravan.consent.Standing;
import org.orcidcaravan.orcid.Scope;

/** One person's permissions for people to read: a line for the person, and one for each permission. */
final class StandingText {
    private StandingText() {}

    static String of(Standing person, Set<Scope> needed) {
        String tokens = person.tokens().stream()
                .map(token -> "%n    token %d for %s: %s"
                        .formatted(token.id(), token.orcid(), String.join("; ", findings(token, needed))))
                .collect(Collectors.joining());
        return person.personId() + ": " + word(person.verdict()) + tokens;
    }

    /** What is the matter with a permission, or that nothing is. */
    private static List<String> findings(HeldToken token, Set<Scope> needed) {
        List<String> findings = new ArrayList<>();
        if (!token.state().equals("valid")) {
            String reason = token.stateReason();
            findings.add(reason == null ? token.state() : token.state() + " (" + reason + ")");
        }
        if (!token.current()) {
            findings.add("the person has another iD now");
        }
        Set<Scope> lacking = token.lacking(needed);
        if (!lacking.isEmpty()) {
            findings.add("lacks " + lacking.stream().map(Scope::text).collect(Collectors.joining(" ")));
        }
        findings.add(
                switch (token.expiry()) {
                    case EXPIRED -> "expired at " + token.expiresAt();
                    case SOON -> "expires within 30 days, at " + token.expiresAt();
                    case LATER -> "expires at " + token.expiresAt();
                    case UNKNOWN -> "when it expires is not known";
                });
        return findings;
    }

    static String word(Standing.Verdict verdict) {
        return switch (verdict) {
            case GOOD -> "good";
            case ENDS_SOON -> "ends soon";
            case NONE_SUFFICES -> "none suffices";
        };
    }

    static String word(HeldToken.Expiry expiry) {
        return switch (expiry) {
            case EXPIRED -> "expired";
            case SOON -> "within 30 days";
            case LATER -> "later";
            case UNKNOWN -> "unknown";
        };
    }
}
