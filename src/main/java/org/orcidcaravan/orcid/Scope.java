package org.orcidcaravan.orcid;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a researcher allows a member to do, as far as this service asks for it (ORCID's three-legged scopes). */
public enum Scope {
    AUTHENTICATE("/authenticate"),
    OPENID("openid"),
    READ_LIMITED("/read-limited"),
    ACTIVITIES_UPDATE("/activities/update"),
    PERSON_UPDATE("/person/update");

    private static final Pattern SEPARATORS = Pattern.compile("[\\s;,]+");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The scope as ORCID writes it. */
    public String text() {
        return text;
    }

    /**
     * Reads what ORCID granted: names separated by spaces (or by semicolons or commas, as other systems export them).
     * Unknown and older names are left out.
     */
    public static Set<Scope> granted(String scopes) {
        Set<Scope> found = EnumSet.noneOf(Scope.class);
        SEPARATORS
                .splitAsStream(scopes)
                .flatMap(name -> Arrays.stream(values()).filter(s -> s.text.equals(name)))
                .forEach(found::add);
        return found;
    }
}
