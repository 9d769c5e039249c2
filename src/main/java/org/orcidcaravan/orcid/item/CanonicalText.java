package org.orcidcaravan.orcid.item;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text in the one form that it is compared in: Unicode NFC, without space at its ends, and without the characters that
 * XML 1.0 and PostgreSQL cannot hold. In one-line text, titles above all, a run of white space is one space; in the few
 * members that have lines of their own, lines end with a line feed.
 */
public final class CanonicalText {
    private static final Set<String> MULTI_LINE = Set.of("summary", "description", "value");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\x{85}]+");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");

    private CanonicalText() {}

    /** One line: a title, a name, an identifier. */
    public static String line(String text) {
        return SPACE.matcher(Normalizer.normalize(writable(text), Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** Several lines: an abstract, a citation. */
    public static String lines(String text) {
        return LINE_END.matcher(Normalizer.normalize(writable(text), Normalizer.Form.NFC))
                .replaceAll("\n")
                .strip();
    }

    /** The text of a record's component of this name. */
    static String of(Class<?> owner, String component, String text) {
        boolean valueOfLines = !component.equals("value") || owner == Citation.class;
        return MULTI_LINE.contains(component) && valueOfLines ? lines(text) : line(text);
    }

    /** Without control characters, non-characters and halves of surrogate pairs (XML 1.0, production 2). */
    private static String writable(String text) {
        if (text.codePoints().allMatch(CanonicalText::isWritable)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(CanonicalText::isWritable).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isWritable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c < 0xD800)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c > 0xFFFF;
    }
}
