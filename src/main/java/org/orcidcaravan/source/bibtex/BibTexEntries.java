package org.orcidcaravan.source.bibtex;

import com.google.common.collect.AbstractIterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into its entries, without reading what they say. What stands between entries is a comment. An entry whose
 * braces do not close ends where a line begins with the next entry's, so that only it is lost.
 */
final class BibTexEntries extends AbstractIterator<BibTexEntries.Piece> {
    /** In characters: an entry with its abstract has some thousands. */
    static final int LONGEST = 1_000_000;

    static final int DEEPEST = 100;

    /**
     * One entry.
     *
     * @param line at which it begins, from 1
     * @param kind in lower case: {@code article}, {@code string}
     * @param text from the at sign to the closing brace
     * @param problem why it is not whole; null when it is
     */
    record Piece(
            long line, String kind, String text, @Nullable String problem) {}

    private final Lines lines;

    BibTexEntries(BufferedReader reader) {
        this.lines = new Lines(reader);
    }

    @Override
    protected @Nullable Piece computeNext() {
        try {
            for (Lines.Line now = lines.next(); now != null; now = lines.next()) {
                int begin = now.text().stripLeading().startsWith("%") ? -1 : begin(now.text());
                if (begin >= 0) {
                    Piece piece = piece(now.from(begin));
                    if (!piece.kind().equals("comment")) {
                        return piece;
                    }
                }
            }
            return endOfData();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read works: " + e.getMessage() + ". Send them again", e);
        }
    }

    private static int begin(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (Kind.of(text.substring(at)) != null) {
                return at;
            }
        }
        return -1;
    }

    /** What an entry begins with: its type, and the bracket that it opens. */
    private record Kind(String name, char close, int opened) {
        static @Nullable Kind of(String text) {
            int at = 1;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            String name = at == 1 ? "" : text.substring(1, at).toLowerCase(Locale.ROOT);
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            boolean opens = at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '(');
            return name.isEmpty() || !opens ? null : new Kind(name, text.charAt(at) == '{' ? '}' : ')', at);
        }
    }

    private Piece piece(Lines.Line start) throws IOException {
        Kind kind = Kind.of(start.text());
        if (kind == null) {
            throw new IllegalStateException("Not the beginning of an entry");
        }
        Balance balance = new Balance(kind);
        StringBuilder text = new StringBuilder();
        Lines.Line now = start;
        int from = kind.opened() + 1;
        while (now != null) {
            int end = balance.end(now.text(), from);
            if (end >= 0) {
                text.append(now.text(), 0, end + 1);
                lines.giveBack(now.from(end + 1));
                return new Piece(start.number(), kind.name(), text.toString(), balance.problem);
            }
            balance.take(now.text(), text);
            from = 0;
            now = lines.next();
            if (now != null && now.begins() && now.text().startsWith("@") && Kind.of(now.text()) != null) {
                lines.giveBack(now);
                break;
            }
        }
        return new Piece(
                start.number(),
                kind.name(),
                text.toString(),
                "The entry does not end: close its braces and quotation marks.");
    }

    /** Counts braces; within them, a quotation mark is only a character. */
    private static final class Balance {
        private final Kind kind;
        private int depth;
        private boolean quoted;
        private @Nullable String problem;

        Balance(Kind kind) {
            this.kind = kind;
        }

        /** Where the entry ends in this line; -1 when it goes on. */
        int end(String text, int from) {
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (depth == 0 && c == '"') {
                    quoted = !quoted;
                } else if (depth == 0 && !quoted && c == kind.close()) {
                    return i;
                } else if (c == '{' && ++depth > DEEPEST) {
                    problem = "The entry has braces more than " + DEEPEST + " deep: close them.";
                } else if (c == '}' && depth > 0) {
                    depth--;
                }
            }
            return -1;
        }

        void take(String line, StringBuilder text) {
            if (text.length() + line.length() > LONGEST) {
                problem = "The entry has more than " + LONGEST + " characters: close its braces, or shorten it.";
            } else {
                text.append(line).append('\n');
            }
        }
    }
}
