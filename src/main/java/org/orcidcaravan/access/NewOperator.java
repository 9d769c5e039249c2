package org.orcidcaravan.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** Somebody who is to sign in with a password of this installation. */
public record NewOperator(String login, String name, Role role, String password) {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    /** Keeps the rules of logins and names; passwords have theirs in {@link Passwords}. */
    public NewOperator {
        login = login(login);
        name = name.strip();
        if (!isLogin(login)) {
            throw OperatorRefused.malformed(
                    "The login cannot be that: use up to 64 letters a to z, digits and . _ @ -, first a letter or digit.");
        }
        if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw OperatorRefused.malformed("The name cannot be that: use 1 to 200 characters on one line.");
        }
    }

    /** Whether anybody can have this login. */
    static boolean isLogin(String login) {
        return LOGIN.matcher(login).matches();
    }

    /** As it is kept: people need not care about capitals. */
    static String login(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
