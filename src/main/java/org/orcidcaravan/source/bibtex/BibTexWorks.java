package org.orcidcaravan.source.bibtex;

import com.google.common.collect.AbstractIterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.ObjectResolutionException;
import org.jbibtex.ParseException;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.bibtex.BibTexEntries.Piece;
import org.orcidcaravan.source.metadata.TextFile;
import org.orcidcaravan.source.record.Entry;

/**
 * Works from a BibTeX file, one at a time whatever the file's size. A bad entry is {@link Entry.Unreadable} with the line at
 * which it begins, and does not stop the others.
 */
public final class BibTexWorks extends AbstractIterator<Entry> implements AutoCloseable {
    /** Abbreviations are kept as long as the file is read. */
    private static final int MOST_ABBREVIATIONS = 1_000;

    private final BufferedReader reader;
    private final BibTexEntries pieces;
    private final Map<String, String> abbreviations = new LinkedHashMap<>();

    private BibTexWorks(BufferedReader reader) {
        this.reader = reader;
        this.pieces = new BibTexEntries(reader);
    }

    /** Begins to read; a file without an entry has none. */
    public static BibTexWorks open(InputStream in) {
        return new BibTexWorks(TextFile.reader(in));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to close a file of works: look at the disk", e);
        }
    }

    @Override
    protected @Nullable Entry computeNext() {
        while (pieces.hasNext()) {
            Entry entry = entry(pieces.next());
            if (entry != null) {
                return entry;
            }
        }
        return endOfData();
    }

    /** Null when the piece is no work: an abbreviation, a preamble. */
    private @Nullable Entry entry(Piece piece) {
        if (piece.problem() != null) {
            return new Entry.Unreadable(piece.line(), null, piece.problem());
        }
        if (piece.kind().equals("preamble")) {
            return null;
        }
        if (piece.text().indexOf(TextFile.BROKEN) >= 0) {
            return new Entry.Unreadable(piece.line(), null, "A character of the entry is " + TextFile.NOT_UTF_8);
        }
        try {
            BibTeXDatabase read = parse(piece);
            if (piece.kind().equals("string")) {
                return abbreviation(piece, read.getStrings().values());
            }
            return read.getEntries().values().stream()
                    .findFirst()
                    .map(one -> work(piece, one))
                    .orElseGet(() -> unreadable(piece, "it has no key and fields"));
        } catch (ObjectResolutionException e) {
            return new Entry.Unreadable(
                    piece.line(),
                    null,
                    "The abbreviation \"" + TextFile.shown(String.valueOf(e.getMessage()))
                            + "\" is not defined: add it with @string, or write it out in braces.");
        } catch (ParseException | RuntimeException e) {
            // The parser's own exceptions are of many kinds, and some are bare RuntimeExceptions.
            return unreadable(piece, String.valueOf(e.getMessage()));
        }
    }

    /** The braces of an entry may be round; the parser knows only curly ones. */
    private BibTeXDatabase parse(Piece piece) throws ParseException {
        String text = piece.text();
        int open = text.indexOf('(');
        boolean round = text.endsWith(")") && open >= 0 && (text.indexOf('{') < 0 || open < text.indexOf('{'));
        String curly = round ? text.substring(0, open) + "{" + text.substring(open + 1, text.length() - 1) + "}" : text;
        BibTeXParser parser = new Alone();
        abbreviations.forEach(parser::addMacro);
        return parser.parse(new StringReader(curly));
    }

    /** An entry by itself: what it inherits from another one is not looked for. */
    private static final class Alone extends BibTeXParser {
        Alone() throws ParseException {
            // Declares what the parser's own constructor does.
        }

        @Override
        public void checkCrossReferenceResolution(Key key, @Nullable BibTeXEntry entry) {
            // The other entry is not here.
        }
    }

    private @Nullable Entry abbreviation(Piece piece, Collection<BibTeXString> all) {
        for (BibTeXString one : all) {
            if (abbreviations.size() >= MOST_ABBREVIATIONS) {
                return new Entry.Unreadable(
                        piece.line(),
                        null,
                        "There are more than " + MOST_ABBREVIATIONS + " abbreviations: split the file.");
            }
            abbreviations.put(
                    one.getKey().getValue().toLowerCase(Locale.ROOT),
                    one.getValue().toUserString());
        }
        return null;
    }

    private static Entry work(Piece piece, BibTeXEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        entry.getFields()
                .forEach((name, value) ->
                        fields.putIfAbsent(name.getValue().toLowerCase(Locale.ROOT), value.toUserString()));
        return BibTexRecord.entry(piece.line(), piece.kind(), entry.getKey().getValue(), fields);
    }

    private static Entry unreadable(Piece piece, String reason) {
        return new Entry.Unreadable(
                piece.line(),
                null,
                "The entry is no BibTeX (" + TextFile.shown(reason.split("Was expecting", 2)[0])
                        + "): write it as @type{key, field = {text}, …}.");
    }
}
