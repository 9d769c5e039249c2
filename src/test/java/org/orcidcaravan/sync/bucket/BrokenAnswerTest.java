package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are cut, flipped, chunked or no HTTP at all. */
class BrokenAnswerTest {

    private static final int LENGTH = 40_000;
    private static final byte[] BODY = body();

    private static byte[] body() {
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static byte[] head(String framing) {
        return RudeServer.bytes("HTTP/1.1 200 OK\r\nETag: \"abc\"\r\n" + framing + "\r\n\r\n");
    }

    @Tag("row-3")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, LENGTH / 2, LENGTH - 1})
    void row_3_a_body_cut_short_is_an_error(int sent) throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(head("Content-Length: " + LENGTH));
                    out.write(BODY, 0, sent);
                    return false;
                });
                BucketClient client = Clients.of(server)) {
            assertThatThrownBy(() -> Clients.read(client))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageContaining("b/k")
                    .hasMessageContaining(sent + " bytes of " + LENGTH);
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Tag("row-3")
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 7, 20_000, LENGTH + 5, LENGTH + 9})
    void row_3_a_chunked_body_cut_short_is_an_error(int sent) throws Exception {
        byte[] chunked = chunked();
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(head("Transfer-Encoding: chunked"));
                    out.write(chunked, 0, sent);
                    return false;
                });
                BucketClient client = Clients.of(server)) {
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(ServerTrouble.class);
        }
    }

    private static byte[] chunked() {
        byte[] first = RudeServer.bytes("9c3f;name=value\r\n".replace(";name=value", ""));
        byte[] last = RudeServer.bytes("\r\n1\r\n" + (char) (BODY[LENGTH - 1] & 0xff) + "\r\n0\r\nTrailer: x\r\n\r\n");
        byte[] all = new byte[first.length + LENGTH - 1 + last.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(BODY, 0, all, first.length, LENGTH - 1);
        System.arraycopy(last, 0, all, first.length + LENGTH - 1, last.length);
        return all;
    }

    @Test
    void a_whole_chunked_body_is_read_and_its_connection_used_again() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(head("Transfer-Encoding: chunked"));
                    out.write(chunked());
                    return true;
                });
                BucketClient client = Clients.of(server)) {
            assertThat(Clients.read(client)).isEqualTo(BODY);
            assertThat(Clients.read(client)).isEqualTo(BODY);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    @Tag("row-4")
    void row_4_a_flipped_byte_reaches_the_caller_beside_the_etag_that_exposes_it() throws Exception {
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(BODY));
        byte[] flipped = BODY.clone();
        flipped[LENGTH / 3] ^= 1;
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(RudeServer.bytes(
                            "HTTP/1.1 200 OK\r\nETag: \"" + md5 + "\"\r\nContent-Length: " + LENGTH + "\r\n\r\n"));
                    out.write(flipped);
                    return true;
                });
                BucketClient client = Clients.of(server);
                ObjectBody body = (ObjectBody) client.get("b", "k", Condition.ANY)) {
            byte[] digest =
                    MessageDigest.getInstance("MD5").digest(body.stream().readAllBytes());
            assertThat(body.etag()).isEqualTo(md5).isNotEqualTo(HexFormat.of().formatHex(digest));
        }
    }

    @Tag("row-3")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "H",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "SSH-2.0-x\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\n\r\n",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nTransfer-Encoding: gzip\r\n\r\na",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nETag: \"a\"\r\n folded\r\nContent-Length: 1\r\n\r\na",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
                "HTTP/1.1 304 Not Modified\r\n\r\n",
            })
    void what_is_no_whole_answer_is_server_trouble(String answer) throws Exception {
        try (RudeServer server = RudeServer.saying(answer);
                BucketClient client = Clients.of(server)) {
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(ServerTrouble.class);
        }
    }

    @Test
    void headers_without_end_are_cut_at_the_cap() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(RudeServer.bytes("HTTP/1.1 200 OK\r\n"));
                    while (true) {
                        out.write(RudeServer.bytes("x-filler: " + "y".repeat(1_000) + "\r\n"));
                    }
                });
                BucketClient client = Clients.of(server)) {
            assertThatThrownBy(() -> Clients.read(client))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageContaining("100000 bytes");
        }
    }

    @Test
    void long_headers_under_the_cap_are_read() throws IOException {
        String answer = RudeServer.answer(200, "ETag: \"a\"\r\nx-filler: " + "y".repeat(90_000) + "\r\n", "text");
        try (RudeServer server = RudeServer.saying(answer);
                BucketClient client = Clients.of(server)) {
            assertThat(Clients.read(client)).isEqualTo(RudeServer.bytes("text"));
        }
    }
}
