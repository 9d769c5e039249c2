package org.orcidcaravan.sync.mirror;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * ETags in sixteen bytes. An ETag of 32 hexadecimal digits is the MD5 of the object's bytes, unless the object was
 * uploaded in parts or is encrypted with a key of the customer's; any other ETag is kept as the MD5 of its text, which
 * is enough to notice that it changed.
 */
public final class Etags {
    private static final int HEX_DIGITS = 32;

    private Etags() {}

    /** Whether an ETag has the form of an MD5. */
    public static boolean isMd5Shaped(String etag) {
        if (etag.length() != HEX_DIGITS) {
            return false;
        }
        for (int i = 0; i < HEX_DIGITS; i++) {
            // Character.digit alone would take the digits of every script.
            if (etag.charAt(i) > 'f' || Character.digit(etag.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /** An ETag, without its quotes, in sixteen bytes. */
    public static UUID packed(String etag) {
        return isMd5Shaped(etag)
                ? new UUID(Long.parseUnsignedLong(etag, 0, 16, 16), Long.parseUnsignedLong(etag, 16, 32, 16))
                : packed(md5().digest(etag.getBytes(StandardCharsets.UTF_8)));
    }

    /** A finished MD5 in sixteen bytes. */
    public static UUID packed(byte[] md5) {
        ByteBuffer bytes = ByteBuffer.wrap(md5);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** The 32 hexadecimal digits of sixteen bytes: S3's form of an MD5 ETag. */
    public static String text(UUID packed) {
        return String.format("%016x%016x", packed.getMostSignificantBits(), packed.getLeastSignificantBits());
    }

    /** A new MD5: S3's ETag is made with it, so it is a checksum here, not a safeguard. */
    static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no MD5, which S3's ETags are made with", missing);
        }
    }
}
