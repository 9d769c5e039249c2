package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What is sent for a GET, PUT or DELETE, and what is made of a good answer. */
class ObjectRequestTest {

    private static RudeServer ok() throws IOException {
        return RudeServer.saying(RudeServer.answer(
                200,
                "ETag: \"abc\"\r\nx-amz-server-side-encryption: aws:kms\r\nX-Amz-Checksum-CRC32: AAAAAA==\r\n",
                "text"));
    }

    @Test
    void an_object_comes_with_etag_length_encryption_and_checksums() throws IOException {
        try (RudeServer server = ok();
                BucketClient client = Clients.of(server);
                ObjectBody body = (ObjectBody) client.get("v3.0-summaries", "000/x.xml", Condition.ANY)) {
            assertThat(body.etag()).isEqualTo("abc");
            assertThat(body.contentLength()).isEqualTo(4);
            assertThat(body.encryption()).isEqualTo("aws:kms");
            assertThat(body.checksums()).containsExactly(Map.entry("crc32", "AAAAAA=="));
            assertThat(body.stream().readAllBytes()).isEqualTo(RudeServer.bytes("text"));
            assertThat(server.heads().getFirst())
                    .startsWith("GET /v3.0-summaries/000/x.xml HTTP/1.1\r\n")
                    .contains("host: 127.0.0.1:" + server.port() + "\r\n")
                    .contains("x-amz-checksum-mode: ENABLED\r\n")
                    .contains("authorization: AWS4-HMAC-SHA256 Credential=AKIACANARY/20261121/eu-west-1/s3/")
                    .doesNotContain(Clients.SECRET, "if-match", "if-none-match");
        }
    }

    @Test
    void conditions_are_sent_quoted() throws IOException {
        try (RudeServer server = ok();
                BucketClient client = Clients.of(server)) {
            ((ObjectBody) client.get("b", "k", new Condition.IfMatch("abc"))).close();
            ((ObjectBody) client.get("b", "k", new Condition.IfNoneMatch("def"))).close();
            assertThat(server.heads().getFirst()).contains("if-match: \"abc\"\r\n");
            assertThat(server.heads().getLast()).contains("if-none-match: \"def\"\r\n");
        }
    }

    @Test
    void an_unchanged_object_is_not_modified() throws IOException {
        try (RudeServer server = RudeServer.saying("HTTP/1.1 304 Not Modified\r\nETag: \"abc\"\r\n\r\n");
                BucketClient client = Clients.of(server)) {
            assertThat(client.get("b", "k", new Condition.IfNoneMatch("abc"))).isEqualTo(new NotModified());
        }
    }

    @Test
    void an_etag_that_would_end_its_header_is_refused() {
        assertThatThrownBy(() -> new Condition.IfMatch("a\"\r\nx: y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.IfNoneMatch("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keys_are_encoded_and_never_normalised() throws IOException {
        try (RudeServer server = ok();
                BucketClient client = Clients.of(server)) {
            ((ObjectBody) client.get("b", "../a//b c+é\r\n%", Condition.ANY)).close();
            assertThat(server.heads().getFirst()).startsWith("GET /b/../a//b%20c%2B%C3%A9%0D%0A%25 HTTP/1.1\r\n");
        }
    }

    @Test
    void objects_and_buckets_are_written_and_removed() throws IOException {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    boolean delete = head.startsWith("DELETE");
                    out.write(RudeServer.bytes(
                            delete
                                    ? "HTTP/1.1 204 No Content\r\n\r\n"
                                    : RudeServer.answer(200, "ETag: \"e\"\r\n", "")));
                    return true;
                });
                BucketClient client = Clients.of(server)) {
            assertThat(client.send("PUT", "new-bucket", "", new byte[0])).isEqualTo(new SentAnswer(200, "e"));
            assertThat(client.send("PUT", "b", "k", RudeServer.bytes("body"))).isEqualTo(new SentAnswer(200, "e"));
            assertThat(client.send("DELETE", "b", "k", new byte[0])).isEqualTo(new SentAnswer(204, null));
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.heads().get(0))
                    .startsWith("PUT /new-bucket HTTP/1.1")
                    .contains("content-length: 0\r\n");
            assertThat(server.heads().get(1)).startsWith("PUT /b/k HTTP/1.1").contains("content-length: 4\r\n");
        }
    }

    @Test
    void a_head_request_has_no_body_whatever_its_length_says() throws IOException {
        try (RudeServer server = RudeServer.saying("HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 500\r\n\r\n");
                BucketClient client = Clients.of(server)) {
            assertThat(client.send("HEAD", "b", "k", new byte[0]).etag()).isEqualTo("e");
        }
    }

    @Test
    void session_tokens_are_sent_and_anonymous_requests_are_not_signed() throws IOException {
        var session = StaticCredentialsProvider.create(AwsSessionCredentials.create("AK", "secret", "the-token"));
        try (RudeServer server = ok();
                BucketClient temporary = new BucketClient(server.address(), session, Patience.DEFAULT, Clients.CLOCK);
                BucketClient anonymous = new BucketClient(
                        server.address(), AnonymousCredentialsProvider.create(), Patience.DEFAULT, Clients.CLOCK)) {
            Clients.read(temporary);
            Clients.read(anonymous);
            assertThat(server.heads().getFirst())
                    .contains("x-amz-security-token: the-token\r\n", "x-amz-date;x-amz-security-token,");
            assertThat(server.heads().getLast()).doesNotContain("authorization", "x-amz-date");
        }
    }
}
