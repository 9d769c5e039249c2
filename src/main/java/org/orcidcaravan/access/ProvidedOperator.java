package org.orcidcaravan.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody for whom the institution's OpenID provider vouches.
 *
 * @param subject issuer and subject, with a space between: never given to anybody else
 * @param login as people say it
 * @param role null: the provider gives them none
 */
public record ProvidedOperator(
        String subject, String login, String name, @Nullable Role role) {
    private static final Pattern ELSE = Pattern.compile("[^a-z0-9._@-]");
    private static final int LONGEST_LOGIN = 64;
    private static final int LONGEST_NAME = 200;

    /** Makes login and name ones that we can keep. */
    public ProvidedOperator {
        String plain = ELSE.matcher(login.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
        String begun = plain.replaceFirst("^[._@-]+", "");
        String kept = begun.isEmpty() ? "operator" : begun;
        login = kept.substring(0, Math.min(LONGEST_LOGIN, kept.length()));
        name = name.replaceAll("\\p{Cntrl}", " ").strip();
        name = name.isEmpty() ? login : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
