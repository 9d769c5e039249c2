package org.orcidcaravan.orcid.answer;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes a text of the registry fit for logs, the database and people: without what may be a secret (its security filter
 * echoes the access token), in one line, of bounded length. Rather takes too much than too little.
 */
final class Redaction {
    static final int LIMIT = 1_000;

    /** More than this is not looked at. */
    private static final int READ = 20_000;

    private static final String STARS = "***";

    private static final List<Pattern> SECRETS = List.of(
            // ORCID's tokens and client secrets.
            Pattern.compile("(?i)()[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"),
            // JSON web tokens.
            Pattern.compile("()eyJ[\\w-]++\\.[\\w-]++(?:\\.[\\w-]*+)?"),
            // "access token: …", "client_secret=…", "Authorization: Bearer …".
            Pattern.compile("(?i)((?:token|bearer|secret|password|authorization)[\\w\\s()\"']{0,40}+[:=]\\s*+[\"']?+"
                    + "(?:(?:bearer|basic)\\s++)?+)[^\\s\"'<>&,;]++"),
            // "the token 1a2b3c", but not "the token is invalid".
            Pattern.compile("(?i)((?:token|bearer)\\s++[\"'(<]?+)(?=[^\\s\\d]*+\\d|\\S{20})[^\\s\"'<>&,;]++"),
            // Any other long run of letters and digits mixed.
            Pattern.compile("()\\b(?=[A-Za-z]*+\\d)(?=\\d*+[A-Za-z])[A-Za-z0-9]{32,}+"));

    private Redaction() {}

    static String of(String text) {
        String clean = inOneLine(beginning(text));
        for (Pattern secret : SECRETS) {
            clean = secret.matcher(clean).replaceAll("$1***");
        }
        clean = clean.strip();
        return clean.length() <= LIMIT ? clean : cut(clean, LIMIT - 1) + "…";
    }

    /** Without the last word when it may be half of a secret. */
    private static String beginning(String text) {
        if (text.length() <= READ) {
            return text;
        }
        String beginning = text.substring(0, READ);
        int lastSpace = beginning.lastIndexOf(' ');
        return lastSpace < 0 ? STARS : beginning.substring(0, lastSpace);
    }

    private static String inOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                    line.append(' ');
                }
            } else if (isVisible(c)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /** Format characters reverse a line or hide in a word; a lone surrogate cannot be stored. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static String cut(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }
}
