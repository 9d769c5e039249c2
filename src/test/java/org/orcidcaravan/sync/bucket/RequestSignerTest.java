package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Our signatures are the SDK's signatures. */
class RequestSignerTest {

    private static final S3Address ADDRESS = new S3Address(URI.create("http://127.0.0.1:9000"), "eu-west-1");

    /** What a request may consist of. */
    record Sample(String method, String key, Map<String, String> query, String etag, String body, AwsCredentials who) {}

    @Provide
    static Arbitrary<Sample> samples() {
        Arbitrary<String> key = Arbitraries.strings()
                .withCharRange('a', 'e')
                .withChars("/+ %.~-_!*'()&=?#:@,;$é✓\"<>[]{}|\\^`\t\n")
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(text -> !text.startsWith("/"));
        Arbitrary<Map<String, String>> query = Arbitraries.maps(
                        Arbitraries.of("prefix", "start-after", "list-type", "encoding-type"),
                        Arbitraries.strings()
                                .withCharRange('a', 'c')
                                .withChars("/+ %&=é~")
                                .ofMaxLength(12))
                .ofMaxSize(4);
        Arbitrary<String> secret =
                Arbitraries.strings().alpha().numeric().withChars("+/").ofLength(20);
        Arbitrary<AwsCredentials> who = Arbitraries.oneOf(
                secret.map(text -> AwsBasicCredentials.create("AKIAEXAMPLE", text)),
                secret.map(text -> AwsSessionCredentials.create("ASIAEXAMPLE", text, "token/" + text + "==")));
        return Combinators.combine(
                        Arbitraries.of("GET", "PUT", "DELETE", "HEAD"),
                        key,
                        query,
                        Arbitraries.of("", "0123456789abcdef", "abc-12"),
                        Arbitraries.of("", "text", "é✓"),
                        who)
                .as(Sample::new);
    }

    @Property(tries = 2_000)
    void signs_as_the_sdk_does(
            @ForAll("samples") Sample sample, @ForAll @LongRange(min = 0, max = 4_000_000_000L) long at) {
        Instant now = Instant.ofEpochSecond(at);
        S3Request request = new S3Request(ADDRESS, sample.method(), "v3.0-summaries", sample.key());
        sample.query().forEach(request::query);
        if (!sample.etag().isEmpty()) {
            request.header("if-match", '"' + sample.etag() + '"');
        }
        request.body(sample.body().getBytes(StandardCharsets.UTF_8));
        Map<String, String> ours = new RequestSigner(() -> now).sign(request, sample.who());
        assertThat(ours).isEqualTo(theirs(request, sample, now));
    }

    @Property(tries = 200)
    void the_kept_key_is_not_used_for_another_day_or_secret(
            @ForAll List<@LongRange(min = 0, max = 400_000) Long> moments) {
        Instant[] now = {Instant.EPOCH};
        RequestSigner kept = new RequestSigner(() -> now[0]);
        for (long moment : moments) {
            now[0] = Instant.ofEpochSecond(moment);
            S3Request request = new S3Request(ADDRESS, "GET", "b", "k");
            AwsCredentials who = AwsBasicCredentials.create("AK", "secret" + moment % 2);
            Instant same = now[0];
            assertThat(kept.sign(request, who)).isEqualTo(new RequestSigner(() -> same).sign(request, who));
        }
    }

    private static Map<String, String> theirs(S3Request request, Sample sample, Instant now) {
        SdkHttpRequest.Builder plain = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(sample.method()))
                .uri(URI.create("http://127.0.0.1:9000" + request.path()));
        sample.query().forEach(plain::putRawQueryParameter);
        request.headers().forEach(plain::putHeader);
        ContentStreamProvider payload = () -> new ByteArrayInputStream(request.body());
        SignedRequest signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(sample.who())
                        .request(plain.build())
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
        Map<String, String> headers = new TreeMap<>();
        signed.request().forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }
}
