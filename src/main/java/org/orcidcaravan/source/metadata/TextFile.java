package org.orcidcaravan.source.metadata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.orcidcaravan.orcid.item.CanonicalText;

/** The characters of a file of text: UTF-8 with or without a mark at its beginning, or UTF-16 with one. */
public final class TextFile {
    /** The replacement character: here was a byte of another encoding, or the text was broken before. */
    public static final char BROKEN = '\uFFFD';

    public static final String NOT_UTF_8 = "not written in UTF-8: save the file as UTF-8.";

    private TextFile() {}

    /** Takes the mark away; closing the reader closes the file. */
    public static BufferedReader reader(InputStream in) {
        try {
            PushbackInputStream bytes = new PushbackInputStream(in, 3);
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
            }
            bytes.unread(start, mark, start.length - mark);
            return new BufferedReader(new InputStreamReader(bytes, charset));
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read works: " + e.getMessage() + ". Send them again", e);
        }
    }

    /** A text for a message: one line, and not all of it. */
    public static String shown(String text) {
        String line = CanonicalText.line(text);
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
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
}
