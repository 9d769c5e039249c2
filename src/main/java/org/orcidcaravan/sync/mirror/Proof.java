package org.orcidcaravan.sync.mirror;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.orcidcaravan.sync.bucket.ObjectBody;

/**
 * Proves that bytes are an object's, by the best that S3 gave along: an ETag that is their MD5; else a checksum of the
 * whole object; else their number (faults.md row 5). An ETag is no MD5 when the object came in parts or is encrypted with
 * KMS or a customer's key.
 */
final class Proof {
    private static final Map<String, String> DIGESTS = Map.of("sha256", "SHA-256", "sha1", "SHA-1");

    private final String key;
    private final String etag;
    private final VerifiedBy by;
    private final MessageDigest digest;
    private final String expected;

    private Proof(String key, String etag, VerifiedBy by, MessageDigest digest, String expected) {
        this.key = key;
        this.etag = etag;
        this.by = by;
        this.digest = digest;
        this.expected = expected;
    }

    static Proof of(String key, ObjectBody body) {
        String etag = body.etag();
        if (Etags.isMd5Shaped(etag) && !encryptedWithAKey(body)) {
            return new Proof(key, etag, VerifiedBy.MD5, Etags.md5(), etag);
        }
        for (Map.Entry<String, String> checksum : body.checksums().entrySet()) {
            String algorithm = DIGESTS.get(checksum.getKey());
            // A checksum of checksums, as an upload in parts makes it, ends in the number of parts.
            if (algorithm != null && !checksum.getValue().contains("-")) {
                return new Proof(key, etag, VerifiedBy.CHECKSUM, digest(algorithm), checksum.getValue());
            }
        }
        return new Proof(key, etag, VerifiedBy.SIZE, Etags.md5(), "");
    }

    private static boolean encryptedWithAKey(ObjectBody body) {
        String encryption = body.encryption();
        return encryption != null && !encryption.equals("AES256");
    }

    void update(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /**
     * The verdict over all bytes.
     *
     * @throws CorruptBody when they are not the object's
     */
    KnownObject conclude(long bytes) {
        byte[] found = digest.digest();
        UUID packed = Etags.packed(etag);
        switch (by) {
            case MD5 -> {
                UUID md5 = Etags.packed(found);
                if (!md5.equals(packed)) {
                    throw new CorruptBody(key, etag, Etags.text(md5));
                }
            }
            case CHECKSUM -> {
                String text = Base64.getEncoder().encodeToString(found);
                if (!text.equals(expected)) {
                    throw new CorruptBody(key, expected, text);
                }
            }
            case SIZE -> {
                // The stream itself has proved that as many bytes came as S3 announced.
            }
        }
        return new KnownObject(packed, bytes, by);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("This Java has no " + algorithm, missing);
        }
    }
}
