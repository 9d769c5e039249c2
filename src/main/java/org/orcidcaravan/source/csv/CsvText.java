package org.orcidcaravan.source.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.orcidcaravan.source.UnreadableSource;

/**
 * The characters of a CSV file, and what stands between its fields. UTF-8 with or without a mark at its beginning, or UTF-16
 * with one (Excel's "Unicode text"). What is neither becomes {@link #BROKEN}, by which its line is refused.
 */
record CsvText(BufferedReader reader, char separator) {
    /** The replacement character: here was a byte of another encoding, or the text was broken before. */
    static final char BROKEN = '\uFFFD';

    private static final int LONGEST_HEADING = 65_536;

    static CsvText of(InputStream in) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, 3);
        Charset charset = charset(bytes);
        BufferedReader reader = new BufferedReader(new InputStreamReader(bytes, charset), LONGEST_HEADING);
        return new CsvText(reader, separator(reader));
    }

    /** Takes the mark away; without one it is UTF-8. */
    private static Charset charset(PushbackInputStream bytes) throws IOException {
        byte[] start = bytes.readNBytes(3);
        int mark = 0;
        Charset charset = StandardCharsets.UTF_8;
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            mark = 3;
        } else if (begins(start, 0xFF, 0xFE)) {
            mark = 2;
            charset = StandardCharsets.UTF_16LE;
        } else if (begins(start, 0xFE, 0xFF)) {
            mark = 2;
            charset = StandardCharsets.UTF_16BE;
        } else if (begins(start, 'P', 'K')) {
            throw new UnreadableSource(
                    "Failed to read the works: the file is a spreadsheet or an archive, not CSV. Save it as \"CSV UTF-8\".");
        }
        bytes.unread(start, mark, start.length - mark);
        return charset;
    }

    private static boolean begins(byte[] start, int... mark) {
        if (start.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** A spreadsheet writes semicolons where the comma is the decimal sign: whatever the heading has most of. */
    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(LONGEST_HEADING);
        int[] found = new int[3];
        boolean quoted = false;
        for (int i = 1; i < LONGEST_HEADING; i++) {
            int c = reader.read();
            if (c < 0 || (!quoted && (c == '\n' || c == '\r'))) {
                break;
            }
            quoted ^= c == '"';
            int which = quoted ? -1 : ",;\t".indexOf(c);
            if (which >= 0) {
                found[which]++;
            }
        }
        reader.reset();
        int most = found[1] > found[0] ? 1 : 0;
        return ",;\t".charAt(found[2] > found[most] ? 2 : most);
    }
}
