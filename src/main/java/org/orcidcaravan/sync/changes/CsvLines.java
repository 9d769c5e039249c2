package org.orcidcaravan.sync.changes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text of any length, each at most 4 KiB long. Line by line and not by a library, because a stray quote
 * must cost one row, not all that follow (rows hold no line breaks), and because 26 million of them go by.
 */
final class CsvLines {
    static final int MAX_LINE = 4_096;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] line = new byte[MAX_LINE];
    private int position;
    private int limit;
    private long number;
    private boolean tooLong;

    CsvLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end (LF or CRLF) and, on the first, without a byte order mark; null at the end. */
    @Nullable
    String next() throws IOException {
        int length = 0;
        tooLong = false;
        boolean any = false;
        while (position < limit || refill()) {
            any = true;
            byte b = buffer[position++];
            if (b == '\n') {
                break;
            }
            if (length < MAX_LINE) {
                line[length++] = b;
            } else {
                tooLong = true;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return text(length);
    }

    private String text(int length) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        String text = new String(line, 0, end, StandardCharsets.UTF_8);
        return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** Whether that line was longer than it may be; the rest was passed over. */
    boolean tooLong() {
        return tooLong;
    }

    private boolean refill() throws IOException {
        position = 0;
        limit = in.read(buffer, 0, buffer.length);
        return limit > 0;
    }
}
