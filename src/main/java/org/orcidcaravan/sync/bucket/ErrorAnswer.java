package org.orcidcaravan.sync.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells S3's error answers apart (S3 API reference, "Error responses"), by code first and by status second. */
final class ErrorAnswer {

    /** As much of an error document as is read. */
    static final int CAP = 65_536;

    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9.]{1,80})</Code>");
    private static final Pattern REGION = Pattern.compile("<Region>([a-z0-9-]{1,64})</Region>");
    private static final Pattern REGION_NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "InvalidToken",
            "TokenRefreshRequired",
            "RequestTimeTooSkewed",
            "RequestExpired",
            "InvalidSecurity",
            "NotSignedUp");
    private static final Set<String> SLOW_DOWN =
            Set.of("SlowDown", "TooManyRequests", "Throttling", "ThrottlingException", "RequestLimitExceeded");

    private final S3Request request;
    private final ResponseHead head;
    private final String code;
    private final @Nullable String region;

    ErrorAnswer(S3Request request, ResponseHead head, byte[] body) {
        String document = new String(body, StandardCharsets.UTF_8);
        this.request = request;
        this.head = head;
        this.code = Objects.requireNonNullElse(found(CODE, document), "");
        this.region = region(head, document);
    }

    BucketException exception() {
        int status = head.status();
        String failure = request.failure() + ": the server answers " + status + (code.isEmpty() ? "" : " " + code);
        if (status == 429 || SLOW_DOWN.contains(code)) {
            return new Throttled(failure + ". Wait, and send fewer requests at once (caravan.sync.concurrency).", null);
        }
        if (status >= 500 || code.equals("RequestTimeout")) {
            return new ServerTrouble(failure + ". Try again; if it stays so, look at the server's own state.", null);
        }
        if (elsewhere(status)) {
            String where = region == null ? "the region of the bucket" : region;
            return new WrongRegion(
                    failure + "; redirects are not followed. Set caravan.s3.region to " + where + ".", region);
        }
        if (BAD_CREDENTIALS.contains(code) || status == 401) {
            return new CredentialsRejected(failure + ". " + credentialsAdvice(), null);
        }
        return byObject(status, failure);
    }

    private BucketException byObject(int status, String failure) {
        boolean object = !request.key().isEmpty();
        if (status == 403) {
            return new AccessRefused(
                    failure + ". Ask the bucket's owner to allow the key in AWS_ACCESS_KEY_ID this request.", null);
        }
        if (code.equals("NoSuchBucket") || (status == 404 && !object)) {
            return new BucketMissing(
                    failure + ". Check the bucket's name in the caravan.sync.*-bucket settings and the endpoint.",
                    null);
        }
        if (status == 404) {
            return new ObjectMissing(failure + ". List the bucket again to see whether the object is gone.", null);
        }
        if (status == 412) {
            return new ObjectChanged(failure + ". List the object again and get its new version.", null);
        }
        if (status < 400) {
            return new ServerTrouble(failure + ", which no request of ours asks for. Check caravan.s3.endpoint.", null);
        }
        return new RequestRefused(failure + ". Repeating it does not help; report this with the request.", null);
    }

    private boolean elsewhere(int status) {
        boolean redirect = status == 301 || status == 302 || status == 307 || status == 308;
        boolean otherRegion = code.equals("AuthorizationHeaderMalformed") && region != null;
        return redirect || otherRegion || code.equals("PermanentRedirect") || code.equals("TemporaryRedirect");
    }

    private String credentialsAdvice() {
        return switch (code) {
            case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
                "Get new temporary credentials and set AWS_SESSION_TOKEN with its key pair.";
            case "RequestTimeTooSkewed", "RequestExpired" -> "Set this machine's clock right.";
            case "SignatureDoesNotMatch" -> "Check AWS_SECRET_ACCESS_KEY.";
            default -> "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";
        };
    }

    private static @Nullable String region(ResponseHead head, String document) {
        String header = head.header("x-amz-bucket-region");
        if (header != null && REGION_NAME.matcher(header).matches()) {
            return header;
        }
        return found(REGION, document);
    }

    private static @Nullable String found(Pattern pattern, String document) {
        Matcher matcher = pattern.matcher(document);
        return matcher.find() ? matcher.group(1) : null;
    }
}
