package org.orcidcaravan.simulator.registry.rule;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The groups that peer reviews count for. Those of an ISSN come to be when they are first named, as with ORCID. */
public final class Groups {
    private static final String ISSN = "issn:";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /**
     * Makes a group.
     *
     * @param group {@code orcid-generated:some-name}, {@code publons:12}
     */
    public void add(String group) {
        known.add(group);
    }

    void check(String group) {
        if (group.toLowerCase(Locale.ROOT).startsWith(ISSN)) {
            if (!isIssn(group.substring(ISSN.length()))) {
                throw Refusal.of(ErrorCode.ISSN_INVALID, "Invalid issn: " + group);
            }
        } else if (!known.contains(group)) {
            throw Refusal.of(ErrorCode.INVALID_VALUE, "group id not valid");
        }
    }

    private static boolean isIssn(String text) {
        String characters = text.replace("-", "").toUpperCase(Locale.ROOT);
        if (!characters.matches("\\d{7}[\\dX]")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            char c = characters.charAt(i);
            sum += (c == 'X' ? 10 : c - '0') * (8 - i);
        }
        return sum % 11 == 0;
    }
}
