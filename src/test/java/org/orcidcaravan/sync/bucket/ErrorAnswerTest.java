package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Rows 1, 2, 7, 8, 9, 10: each way to go on has an exception of its own. */
class ErrorAnswerTest {

    @ParameterizedTest(name = "row {0}: {1} {2} is {3}")
    @CsvSource({
        "1, 500, InternalError, ServerTrouble, Try again",
        "1, 502, '', ServerTrouble, Try again",
        "1, 503, ServiceUnavailable, ServerTrouble, Try again",
        "2, 503, SlowDown, Throttled, caravan.sync.concurrency",
        "2, 429, '', Throttled, caravan.sync.concurrency",
        "6, 400, RequestTimeout, ServerTrouble, Try again",
        "7, 403, InvalidAccessKeyId, CredentialsRejected, AWS_ACCESS_KEY_ID",
        "7, 403, SignatureDoesNotMatch, CredentialsRejected, AWS_SECRET_ACCESS_KEY",
        "7, 400, ExpiredToken, CredentialsRejected, AWS_SESSION_TOKEN",
        "7, 403, RequestTimeTooSkewed, CredentialsRejected, clock",
        "7, 400, AuthorizationHeaderMalformed, RequestRefused, report",
        "8, 403, AccessDenied, AccessRefused, owner",
        "8, 403, '', AccessRefused, owner",
        "8, 404, NoSuchBucket, BucketMissing, caravan.sync",
        "9, 404, NoSuchKey, ObjectMissing, List the bucket",
        "9, 404, '', ObjectMissing, List the bucket",
        "10, 412, PreconditionFailed, ObjectChanged, new version",
        "14, 400, InvalidArgument, RequestRefused, Repeating",
    })
    void each_refusal_has_its_class_and_next_step(int row, int status, String code, String type, String step)
            throws IOException {
        try (RudeServer server = RudeServer.saying(RudeServer.error(status, "", code));
                BucketClient client = Clients.of(server)) {
            Throwable thrown = catchThrowableOfType(
                    BucketException.class, () -> client.get("b", "k", new Condition.IfMatch("abc")));
            assertThat(thrown.getClass().getSimpleName()).as("row %d", row).isEqualTo(type);
            assertThat(thrown)
                    .hasMessageContaining("b/k at 127.0.0.1:" + server.port())
                    .hasMessageContaining(step);
            assertThat(thrown.getMessage()).doesNotContain(Clients.SECRET);
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    @Tag("row-1")
    void row_1_a_failing_listing_is_no_empty_page() throws IOException {
        try (RudeServer server = RudeServer.saying(RudeServer.error(500, "", "InternalError"));
                BucketClient client = Clients.of(server)) {
            assertThatThrownBy(() -> client.list("b", "", null))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageStartingWith("Failed to list b at 127.0.0.1");
        }
    }

    @Test
    @Tag("row-8")
    void row_8_a_redirect_is_not_followed_and_names_the_region() throws IOException {
        try (RudeServer canary = RudeServer.saying(RudeServer.answer(200, "ETag: \"a\"\r\n", "stolen"));
                RudeServer server = RudeServer.saying(RudeServer.error(
                        301,
                        "Location: http://127.0.0.1:" + canary.port() + "/\r\nx-amz-bucket-region: us-east-2\r\n",
                        "PermanentRedirect"));
                BucketClient client = Clients.of(server)) {
            WrongRegion thrown = catchThrowableOfType(WrongRegion.class, () -> Clients.read(client));
            assertThat(thrown.region()).isEqualTo("us-east-2");
            assertThat(thrown).hasMessageContaining("Set caravan.s3.region to us-east-2");
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    @Tag("row-8")
    void row_8_a_signature_for_another_region_names_the_right_one() throws IOException {
        String body = "<Error><Code>AuthorizationHeaderMalformed</Code><Region>eu-central-1</Region></Error>";
        try (RudeServer server = RudeServer.saying(RudeServer.answer(400, "", body));
                BucketClient client = Clients.of(server)) {
            WrongRegion thrown = catchThrowableOfType(WrongRegion.class, () -> Clients.read(client));
            assertThat(thrown.region()).isEqualTo("eu-central-1");
        }
    }

    @Test
    @Tag("row-8")
    void row_8_nobody_listening_and_unknown_names_are_unreachable() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        for (String endpoint : new String[] {"http://127.0.0.1:" + port, "http://no-such-host.invalid"}) {
            S3Address address = new S3Address(URI.create(endpoint), "eu-west-1");
            try (BucketClient client = new BucketClient(address, Clients.CREDENTIALS, Clients.SHORT, Clients.CLOCK)) {
                assertThatThrownBy(() -> Clients.read(client))
                        .isInstanceOf(Unreachable.class)
                        .hasMessageContaining("CARAVAN_S3_ENDPOINT");
            }
        }
    }

    @Test
    @Tag("row-7")
    void row_7_without_credentials_no_request_is_sent() throws IOException {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("none of the providers has any");
        };
        try (RudeServer server = RudeServer.saying(RudeServer.answer(200, "ETag: \"a\"\r\n", "text"));
                BucketClient client = new BucketClient(server.address(), none, Patience.DEFAULT, Clients.CLOCK)) {
            assertThatThrownBy(() -> Clients.read(client))
                    .isInstanceOf(CredentialsMissing.class)
                    .hasMessageContaining("AWS_ACCESS_KEY_ID");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void an_error_document_cut_short_still_tells_by_its_status() throws IOException {
        try (RudeServer server = RudeServer.saying("HTTP/1.1 404 Not Found\r\nContent-Length: 500\r\n\r\n<Err");
                BucketClient client = Clients.of(server)) {
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(ObjectMissing.class);
        }
    }
}
