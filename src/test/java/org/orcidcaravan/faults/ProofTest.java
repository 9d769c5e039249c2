package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orcidcaravan.faults.OrcidBuckets.summaryKey;
import static org.orcidcaravan.simulator.bucket.BucketLayout.SUMMARIES;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.sync.PassReport;

/** Objects whose ETag is no MD5: faults.md row 5. */
@QuarkusTest
class ProofTest extends RouteTest {
    private static final String MULTIPART = "0123456789abcdef0123456789abcdef-3";
    private static final String OF_A_KEY = "0123456789abcdef0123456789abcdef";
    private static final String VERIFIED =
            "select coalesce(verified_by, 'md5') from mirrored_summary where mirror_id = $mirror";

    /**
     * Gives the record another ETag, in its listing and in its answer. The real server knows nothing of it and answers 412
     * first, as if the object had been overwritten.
     */
    private void disguise(String etag, UnaryOperator<Answer> answer) {
        buckets.summaries(1);
        String real = md5(buckets.content().get(SUMMARIES, summaryKey(0)).orElseThrow());
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isListing() && request.bucket().equals(SUMMARIES),
                        Fault.changed(page -> page.withBody(new String(page.body(), StandardCharsets.UTF_8)
                                .replace(real, etag)
                                .getBytes(StandardCharsets.UTF_8))));
        buckets.middleman()
                .plan(
                        Middleman.ALWAYS,
                        request -> request.isFor(SUMMARIES, summaryKey(0)),
                        Fault.changed(object -> answer.apply(object.with("etag", '"' + etag + '"'))));
    }

    @Test
    void row_5_an_object_uploaded_in_parts_is_proved_by_its_size_and_fetched_once() {
        disguise(MULTIPART, UnaryOperator.identity());

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0);
        assertThat(state(VERIFIED)).containsExactly("size");
        PassReport again = download(ONLY_SUMMARIES);
        assertThat(again.counts().fetched()).isZero();
        assertThat(again.counts().unchanged()).isEqualTo(1);
    }

    @Test
    void row_5_an_object_encrypted_with_a_key_is_not_taken_for_damaged() {
        disguise(OF_A_KEY, answer -> answer.with("x-amz-server-side-encryption", "aws:kms"));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertMirrored(0);
        assertThat(state(VERIFIED)).containsExactly("size");
        assertThat(download(ONLY_SUMMARIES).counts().fetched()).isZero();
    }

    @Test
    void row_5_a_checksum_proves_what_an_etag_cannot() {
        disguise(MULTIPART, answer -> answer.with("x-amz-checksum-sha256", sha256(answer.body())));

        assertThat(download(ONLY_SUMMARIES).complete()).isTrue();
        assertThat(state(VERIFIED)).containsExactly("checksum");
    }

    @Test
    void row_5_a_checksum_that_does_not_fit_is_damage() {
        disguise(
                MULTIPART,
                answer -> answer.with("x-amz-checksum-sha256", sha256(answer.body()))
                        .withFlippedByte());

        assertThat(download(ONLY_SUMMARIES).complete()).isFalse();
        assertThat(summaryFile(0)).doesNotExist();
    }

    private static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(digest("MD5", bytes));
    }

    private static String sha256(byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest("SHA-256", bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
