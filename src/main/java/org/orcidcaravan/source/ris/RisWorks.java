package org.orcidcaravan.source.ris;

import com.google.common.collect.AbstractIterator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.metadata.TextFile;
import org.orcidcaravan.source.record.Entry;

/**
 * Works from a RIS file, from {@code TY} to {@code ER}, one at a time whatever the file's size. A bad record is {@link
 * Entry.Unreadable} with the line at which it begins, and does not stop the others.
 */
public final class RisWorks extends AbstractIterator<Entry> implements AutoCloseable {
    /** In characters: a record with its abstract has some thousands. */
    static final int LONGEST = 1_000_000;

    private static final Pattern TAG = Pattern.compile("([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\\s*)", Pattern.DOTALL);

    private final BufferedReader reader;
    private final StringBuilder text = new StringBuilder();
    private long line;
    private @Nullable Fields open;

    private RisWorks(BufferedReader reader) {
        this.reader = reader;
    }

    /** Begins to read; a file without a record has none. */
    public static RisWorks open(InputStream in) {
        return new RisWorks(TextFile.reader(in));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to close a file of works: look at the disk", e);
        }
    }

    /** A record that is being read. */
    private static final class Fields {
        private final long line;
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private String last = "";
        private int length;
        private @Nullable String problem;

        Fields(long line) {
            this.line = line;
        }

        void add(String tag, String value) {
            count(value);
            if (problem == null) {
                last = tag;
                values.computeIfAbsent(tag, _ -> new ArrayList<>()).add(value);
            }
        }

        /** A line without a tag goes on with the field before it. */
        void more(String value) {
            count(value);
            List<String> before = values.get(last);
            if (problem == null && before != null && !value.isBlank()) {
                before.add(before.removeLast() + " " + value.strip());
            }
        }

        void count(String value) {
            length += value.length() + 8;
            if (length > LONGEST) {
                problem = "The record has more than " + LONGEST + " characters: end it with \"ER  - \", or shorten it.";
            } else if (value.indexOf(TextFile.BROKEN) >= 0) {
                problem = "A character of the record is " + TextFile.NOT_UTF_8;
            }
        }

        Entry entry() {
            return problem == null ? RisRecord.entry(line, values) : new Entry.Unreadable(line, null, problem);
        }
    }

    @Override
    protected @Nullable Entry computeNext() {
        try {
            while (nextLine()) {
                Matcher tag = TAG.matcher(text);
                Entry entry = tag.matches() ? tagged(tag.group(1), tag.group(2)) : untagged();
                if (entry != null) {
                    return entry;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read works: " + e.getMessage() + ". Send them again", e);
        }
        Fields left = open;
        open = null;
        return left == null ? endOfData() : unended(left);
    }

    private @Nullable Entry tagged(String name, @Nullable String value) {
        Fields before = open;
        if (name.equals("TY")) {
            open = new Fields(line);
            open.add(name, value == null ? "" : value.strip());
            return before == null ? null : unended(before);
        }
        if (before == null) {
            return new Entry.Unreadable(
                    line, null, "The line stands outside of a record: begin each with \"TY  - \" and its type.");
        }
        if (name.equals("ER")) {
            open = null;
            return before.entry();
        }
        before.add(name, value == null ? "" : value.strip());
        return null;
    }

    private @Nullable Entry untagged() {
        Fields now = open;
        if (now != null) {
            now.more(text.toString());
            return null;
        }
        return text.toString().isBlank()
                ? null
                : new Entry.Unreadable(
                        line,
                        null,
                        "The line stands outside of a record (\"" + TextFile.shown(text.toString())
                                + "\"): begin each with \"TY  - \" and its type.");
    }

    private static Entry unended(Fields record) {
        return new Entry.Unreadable(
                record.line, null, "The record does not end: write \"ER  - \" after its last line.");
    }

    /** Reads a line; what is beyond any record's length is left out, and the record refused. */
    private boolean nextLine() throws IOException {
        text.setLength(0);
        int c = reader.read();
        if (c < 0) {
            return false;
        }
        line++;
        for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
            if (text.length() <= LONGEST) {
                text.append((char) c);
            }
        }
        if (c == '\r') {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
        }
        return true;
    }
}
