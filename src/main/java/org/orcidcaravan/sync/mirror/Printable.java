package org.orcidcaravan.sync.mirror;

/** Text from elsewhere in a form that disturbs no terminal, log or database: PostgreSQL takes no NUL, for one. */
public final class Printable {
    private static final int MAX_LENGTH = 1_024;

    private Printable() {}

    /** The first kilobyte or so, control characters, direction marks, surrogates and backslashes written as escapes. */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < text.length() && printable.length() < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            if (disturbs(c)) {
                printable.append(String.format("\\u%04x", (int) c));
            } else {
                printable.append(c);
            }
        }
        return printable.toString();
    }

    private static boolean disturbs(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == '\\';
        };
    }
}
