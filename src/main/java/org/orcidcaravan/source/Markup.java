package org.orcidcaravan.source;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text without the tags of HTML, JATS and MathML and the entities that publishers' metadata holds: ORCID would show them as
 * they are. Only known tags are taken for tags, so that {@code p<q and r>s} stays what it is.
 */
public final class Markup {
    private static final Pattern PARAGRAPH = Pattern.compile("</(?:jats:)?(?:p|title|sec|div|li)>|<br ?/?>");
    private static final Pattern TAG = Pattern.compile(
            "</?(?:(?:jats|mml|m):[\\w-]{1,40}|i|b|u|em|strong|sub|sup|sc|scp|tt|p|br|span|div|a|h[1-6]|ul|ol|li|title|sec"
                    + "|abstract|italic|bold|underline|inline-formula)(?:\\s[^<>]{0,500})?/?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACES = Pattern.compile("[ \\t]{2,}");

    private Markup() {}

    /** The text to read; null for null. */
    public static @Nullable String plain(@Nullable String text) {
        if (text == null || (text.indexOf('<') < 0 && text.indexOf('&') < 0)) {
            return text;
        }
        String lines = PARAGRAPH.matcher(text).replaceAll("\n");
        String bare = TAG.matcher(lines).replaceAll("");
        String read = bare.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
        return SPACES.matcher(read).replaceAll(" ").strip();
    }
}
