package org.orcidcaravan.sync.bucket;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** RFC 3986 percent-encoding as Signature Version 4 wants it, and its reverse for {@code encoding-type=url}. */
final class PercentEncoding {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Everything but unreserved characters is encoded; a slash is kept in keys and encoded in queries. */
    static void append(StringBuilder target, String text, boolean keepSlash) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!unreserved(c) && !(keepSlash && c == '/')) {
                appendBytes(target, text.substring(i).getBytes(StandardCharsets.UTF_8), keepSlash);
                return;
            }
            target.append(c);
        }
    }

    private static void appendBytes(StringBuilder target, byte[] utf8, boolean keepSlash) {
        for (byte each : utf8) {
            char c = (char) (each & 0xff);
            if (unreserved(c) || (keepSlash && c == '/')) {
                target.append(c);
            } else {
                target.append('%');
                HEX.toHexDigits(target, each);
            }
        }
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    /**
     * A key as a listing with {@code encoding-type=url} writes it (a space is a plus sign).
     *
     * @throws IllegalArgumentException on a percent sign without two hexadecimal digits
     */
    static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
