package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listing is taken whole or not at all. */
class ListingTest {

    private static final String TWO = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a comment --><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name>
            <Prefix>00</Prefix><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>true</IsTruncated>
            <Contents><Key>00%26+%C3%A9.xml</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>
              <ETag>&quot;aa&quot;</ETag><Size>12</Size><Owner><ID>x</ID><Key>decoy</Key></Owner></Contents>
            <Contents><Size> 13 </Size><ETag><![CDATA["bb-2"]]></ETag><Key>00b</Key><Unknown/></Contents>
            <EncodingType>url</EncodingType></ListBucketResult>
            """;

    private static String page(String inner) {
        return "<ListBucketResult>" + inner + "</ListBucketResult>";
    }

    private static String contents(String key) {
        return "<Contents><Key>" + key + "</Key><ETag>\"e\"</ETag><Size>1</Size></Contents>";
    }

    private static ListedPage list(String document, String startAfter) throws IOException {
        byte[] utf8 = document.getBytes(StandardCharsets.UTF_8);
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(RudeServer.bytes("HTTP/1.1 200 OK\r\nContent-Length: " + utf8.length + "\r\n\r\n"));
                    out.write(utf8);
                    return true;
                });
                BucketClient client = Clients.of(server)) {
            return client.list("b", "00", startAfter);
        }
    }

    @Test
    void keys_etags_and_sizes_are_read_in_whatever_order_and_form_they_come() throws IOException {
        ListedPage page = list(TWO, "00");
        assertThat(page.truncated()).isTrue();
        assertThat(page.objects())
                .containsExactly(
                        new ListedObject("b", "00& é.xml", "aa", 12, "2026-01-01T00:00:00.000Z"),
                        new ListedObject("b", "00b", "bb-2", 13, null));
    }

    @Test
    void an_empty_bucket_is_an_empty_page() throws IOException {
        ListedPage page = list(page("<IsTruncated>false</IsTruncated><KeyCount>0</KeyCount>"), "00");
        assertThat(page).isEqualTo(new ListedPage(List.of(), false));
    }

    @Test
    void the_request_asks_for_a_page_after_a_key() throws IOException {
        String document = page("<IsTruncated>false</IsTruncated>");
        try (RudeServer server = RudeServer.saying(RudeServer.answer(200, "", document));
                BucketClient client = Clients.of(server)) {
            client.list("v3.0-summaries", "00+", "00+/a é");
            assertThat(server.heads().getFirst())
                    .startsWith("GET /v3.0-summaries?encoding-type=url&list-type=2&max-keys=1000&prefix=00%2B"
                            + "&start-after=00%2B%2Fa%20%C3%A9 HTTP/1.1\r\n");
        }
    }

    @Test
    @Tag("row-3")
    void row_3_a_listing_cut_anywhere_is_an_error() throws IOException {
        String whole = TWO.strip();
        for (int cut = 0; cut < whole.length(); cut += 7) {
            String part = whole.substring(0, cut);
            assertThatThrownBy(() -> list(part, "00"))
                    .as("cut after %d characters", cut)
                    .isInstanceOf(ServerTrouble.class);
        }
        String halfSent = RudeServer.answer(200, "", whole).substring(0, 300);
        try (RudeServer server = RudeServer.saying(halfSent);
                BucketClient client = Clients.of(server)) {
            assertThatThrownBy(() -> client.list("b", "00", null))
                    .isInstanceOf(ServerTrouble.class)
                    .hasMessageContaining("the connection ended");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Sign in</body></html>",
                "<Error><Code>InternalError</Code></Error>",
                "<ListBucketResult/>",
                "<ListBucketResult><IsTruncated>maybe</IsTruncated></ListBucketResult>",
                "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
                "<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>1</KeyCount></ListBucketResult>",
                "<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>x</KeyCount></ListBucketResult>",
                "<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>00a</Key></Contents></ListBucketResult>",
                "<!DOCTYPE x [<!ENTITY e \"y\">]><ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>",
                "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult><more/>",
            })
    void what_is_no_plausible_listing_is_server_trouble(String document) {
        assertThatThrownBy(() -> list(document, "00"))
                .isInstanceOf(ServerTrouble.class)
                .hasMessageContaining("the listing ");
    }

    @Test
    void keys_that_go_backwards_or_leave_the_prefix_are_server_trouble() {
        String end = "<IsTruncated>false</IsTruncated>";
        for (String keys : new String[] {
            contents("00b") + contents("00a"), contents("00a") + contents("00a"), contents("00"), contents("01a"),
        }) {
            assertThatThrownBy(() -> list(page(end + keys), "00")).as(keys).isInstanceOf(ServerTrouble.class);
        }
    }

    @Test
    void keys_are_compared_as_s3_does_by_their_utf_8_bytes() throws IOException {
        String document = page("<IsTruncated>false</IsTruncated>" + contents("00\uffee") + contents("00\ud83d\ude00"));
        assertThat(list(document, "00").objects()).hasSize(2);
    }
}
