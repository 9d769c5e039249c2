package org.orcidcaravan.source.bibtex;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a file with their numbers; one that is very long comes in parts. */
final class Lines {
    private static final int LONGEST_PART = 65_536;

    /**
     * A line, or a part of one.
     *
     * @param number from 1
     * @param begins whether it is the line's beginning
     */
    record Line(long number, String text, boolean begins) {
        Line from(int index) {
            return new Line(number, text.substring(index), begins && index == 0);
        }
    }

    private final BufferedReader reader;
    private @Nullable Line back;
    private long number = 1;
    private boolean begins = true;

    Lines(BufferedReader reader) {
        this.reader = reader;
    }

    /** The next one; null at the end. */
    @Nullable
    Line next() throws IOException {
        if (back != null) {
            Line again = back;
            back = null;
            return again;
        }
        StringBuilder text = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                Line whole = new Line(number, text.toString(), begins);
                number++;
                begins = true;
                return whole;
            }
            text.append((char) c);
            if (text.length() == LONGEST_PART) {
                Line part = new Line(number, text.toString(), begins);
                begins = false;
                return part;
            }
        }
        return text.isEmpty() ? null : new Line(number, text.toString(), begins);
    }

    /** Gives one back, to be read next. */
    void giveBack(Line line) {
        back = line;
    }
}
