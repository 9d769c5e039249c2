package org.orcidcaravan.sync.bucket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * AWS Signature Version 4 for S3 (path encoded once and not normalised, payload hashed), with the day's signing key
 * kept: it depends only on secret, day and region.
 */
final class RequestSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private volatile @Nullable Stamp lastStamp;
    private volatile @Nullable DayKey lastKey;

    RequestSigner(InstantSource clock) {
        this.clock = clock;
    }

    private record Stamp(long second, String text) {}

    private record DayKey(String secret, String scope, SecretKeySpec key) {}

    /** All headers to send, by lower-case name: the request's own, host, and those that carry the signature. */
    SortedMap<String, String> sign(S3Request request, AwsCredentials credentials) {
        SortedMap<String, String> headers = new TreeMap<>(request.headers());
        headers.put("host", request.address().authority());
        if (credentials.accessKeyId() == null) {
            // AnonymousCredentialsProvider: public buckets are read unsigned.
            return headers;
        }
        String stamp = stamp();
        String hash = request.body().length == 0 ? EMPTY_HASH : sha256(request.body());
        headers.put("x-amz-content-sha256", hash);
        headers.put("x-amz-date", stamp);
        if (credentials instanceof AwsSessionCredentials session) {
            headers.put("x-amz-security-token", session.sessionToken());
        }
        String names = String.join(";", headers.keySet());
        String scope = stamp.substring(0, 8) + "/" + request.address().region() + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n"
                + sha256(canonical(request, headers, names, hash).getBytes(StandardCharsets.UTF_8));
        SecretKeySpec key = dayKey(credentials.secretAccessKey(), scope);
        headers.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + credentials.accessKeyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign)));
        return headers;
    }

    private static String canonical(S3Request request, Map<String, String> headers, String names, String hash) {
        StringBuilder text = new StringBuilder(640);
        text.append(request.method()).append('\n');
        text.append(request.path()).append('\n');
        text.append(request.canonicalQuery()).append('\n');
        headers.forEach((name, value) ->
                text.append(name).append(':').append(value.strip()).append('\n'));
        return text.append('\n').append(names).append('\n').append(hash).toString();
    }

    private String stamp() {
        long second = Math.floorDiv(clock.millis(), 1_000L);
        Stamp known = lastStamp;
        if (known == null || known.second() != second) {
            known = new Stamp(second, STAMP.format(Instant.ofEpochSecond(second)));
            lastStamp = known;
        }
        return known.text();
    }

    private SecretKeySpec dayKey(String secret, String scope) {
        DayKey known = lastKey;
        if (known == null || !known.secret().equals(secret) || !known.scope().equals(scope)) {
            byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
            for (String part : scope.split("/", -1)) {
                key = hmac(new SecretKeySpec(key, ALGORITHM), part);
            }
            known = new DayKey(secret, scope, new SecretKeySpec(key, ALGORITHM));
            lastKey = known;
        }
        return known.key();
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Failed to sign a request: this Java has no " + ALGORITHM + ".", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Failed to sign a request: this Java has no SHA-256.", e);
        }
    }
}
