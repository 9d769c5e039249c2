package org.orcidcaravan.source.bibtex;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;

/**
 * Text without LaTeX: accents become letters, groups and commands that only change how something looks disappear, and what
 * stands between dollars stays as it is. Nothing that somebody wrote makes it fail.
 */
final class LatexText {
    /** Each puts a combining character over or under the letter that follows. */
    private static final Map<Character, Character> ACCENTS = Map.ofEntries(
            Map.entry('"', '\u0308'),
            Map.entry('\'', '\u0301'),
            Map.entry('`', '\u0300'),
            Map.entry('^', '\u0302'),
            Map.entry('~', '\u0303'),
            Map.entry('=', '\u0304'),
            Map.entry('.', '\u0307'),
            Map.entry('u', '\u0306'),
            Map.entry('v', '\u030C'),
            Map.entry('H', '\u030B'),
            Map.entry('r', '\u030A'),
            Map.entry('c', '\u0327'),
            Map.entry('k', '\u0328'),
            Map.entry('d', '\u0323'),
            Map.entry('b', '\u0331'));

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("ss", "ß"),
            Map.entry("o", "ø"),
            Map.entry("O", "Ø"),
            Map.entry("ae", "æ"),
            Map.entry("AE", "Æ"),
            Map.entry("oe", "œ"),
            Map.entry("OE", "Œ"),
            Map.entry("aa", "å"),
            Map.entry("AA", "Å"),
            Map.entry("l", "ł"),
            Map.entry("L", "Ł"),
            Map.entry("i", "i"),
            Map.entry("j", "j"),
            Map.entry("dh", "ð"),
            Map.entry("DH", "Ð"),
            Map.entry("th", "þ"),
            Map.entry("TH", "Þ"),
            Map.entry("dj", "đ"),
            Map.entry("DJ", "Đ"),
            Map.entry("ng", "ŋ"),
            Map.entry("textendash", "–"),
            Map.entry("textemdash", "—"),
            Map.entry("textquoteright", "’"),
            Map.entry("textquoteleft", "‘"),
            Map.entry("textasciitilde", "~"),
            Map.entry("textunderscore", "_"),
            Map.entry("textbackslash", "\\"),
            Map.entry("ldots", "…"),
            Map.entry("dots", "…"),
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("mu", "μ"),
            Map.entry("textmu", "μ"),
            Map.entry("textdegree", "°"),
            Map.entry("copyright", "©"),
            Map.entry("S", "§"));

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private boolean formula;

    private LatexText(String text) {
        this.text = text;
    }

    /** The text to read. */
    static String plain(String latex) {
        return latex.indexOf('\\') < 0
                        && latex.indexOf('{') < 0
                        && latex.indexOf('~') < 0
                        && !latex.contains("--")
                        && !latex.contains("``")
                ? latex.strip()
                : new LatexText(latex).read();
    }

    /** An address or identifier: only what LaTeX wants escaped is taken back, and braces that stand around it. */
    static String verbatim(String latex) {
        return latex.replace("\\_", "_")
                .replace("\\%", "%")
                .replace("\\&", "&")
                .replace("\\#", "#")
                .replace("{", "")
                .replace("}", "")
                .replace("\\url", "")
                .strip();
    }

    private String read() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '\\' -> command();
                case '$' -> {
                    formula = !formula;
                    out.append(c);
                }
                case '{', '}' -> brace(c);
                case '~' -> out.append(formula ? '~' : ' ');
                case '-' -> dash();
                case '`', '\'' -> quote(c);
                default -> out.append(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC).strip();
    }

    private void brace(char c) {
        if (formula) {
            out.append(c);
        }
    }

    private void dash() {
        int more = 1;
        while (!formula && more < 3 && at < text.length() && text.charAt(at) == '-') {
            at++;
            more++;
        }
        out.append("-–—".charAt(more - 1));
    }

    private void quote(char c) {
        boolean twice = !formula && at < text.length() && text.charAt(at) == c;
        if (twice) {
            at++;
        }
        out.append(twice ? c == '`' ? '“' : '”' : c);
    }

    private void command() {
        if (at >= text.length()) {
            return;
        }
        char first = text.charAt(at);
        if (formula) {
            out.append('\\');
        } else if (!Character.isLetter(first)) {
            at++;
            Optional.ofNullable(ACCENTS.get(first)).ifPresentOrElse(this::accent, () -> symbol(first));
        } else {
            word();
        }
    }

    /** {@code \&} is an ampersand, {@code \\} a new line, {@code \,} a thin space. */
    private void symbol(char c) {
        out.append(
                c == '\\' || c == ',' || c == ';' || Character.isWhitespace(c) ? " " : c == '-' || c == '/' ? "" : c);
    }

    private void word() {
        int begin = at;
        while (at < text.length() && Character.isLetter(text.charAt(at)) && text.charAt(at) < 128) {
            at++;
        }
        String name = text.substring(begin, at);
        Character accent = name.length() == 1 ? ACCENTS.get(name.charAt(0)) : null;
        String letter = LETTERS.get(name);
        if (accent != null) {
            skipSpace();
            accent(accent);
        } else if (letter != null) {
            skipSpace();
            out.append(letter);
        } else if (begin == at) {
            // A letter that no command begins with: it stands for itself.
            out.append(text.charAt(at++));
        } else {
            skipSpace();
        }
    }

    /** One space ends the name of a command. */
    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    /** The next letter with the accent: {@code \"o}, {@code \"{o}}, {@code \'{\i}}, {@code \c{c}}. */
    private void accent(char combining) {
        skipSpace();
        while (at < text.length() && text.charAt(at) == '{') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\\') {
            at++;
            word();
        } else if (at < text.length() && Character.isLetter(text.codePointAt(at))) {
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            out.appendCodePoint(letter);
        } else {
            return;
        }
        out.append(combining);
    }
}
