package org.orcidcaravan.sync.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.bucket.OneObject;

@Tag("row-5")
class ProofTest {
    private static final byte[] BYTES = "<record/>".getBytes(UTF_8);
    private static final String OTHER_MD5 = "d41d8cd98f00b204e9800998ecf8427e";

    private static KnownObject prove(Map<String, String> headers) throws Exception {
        try (OneObject object = new OneObject(BYTES, headers);
                ObjectBody body = object.get()) {
            Proof proof = Proof.of("key", body);
            byte[] bytes = body.stream().readAllBytes();
            proof.update(bytes, bytes.length);
            return proof.conclude(bytes.length);
        }
    }

    private static String base64(String algorithm) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(BYTES));
    }

    private static String md5() {
        return Etags.text(Etags.packed(Etags.md5().digest(BYTES)));
    }

    @Test
    @Tag("row-4")
    void row_4_an_etag_that_is_the_md5_proves_the_bytes() throws Exception {
        KnownObject known = prove(Map.of("ETag", "\"" + md5() + "\"", "x-amz-server-side-encryption", "AES256"));

        assertThat(known).isEqualTo(new KnownObject(Etags.packed(md5()), BYTES.length, VerifiedBy.MD5));
    }

    @Test
    @Tag("row-4")
    void row_4_another_md5_refutes_them() {
        assertThatThrownBy(() -> prove(Map.of("ETag", "\"" + OTHER_MD5 + "\"")))
                .isInstanceOf(CorruptBody.class)
                .hasMessageContaining(OTHER_MD5)
                .hasMessageContaining(md5());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SHA-1"})
    void row_5_a_check_sum_of_the_whole_object_stands_in_for_the_md5(String algorithm) throws Exception {
        String header = "x-amz-checksum-" + algorithm.replace("-", "").toLowerCase(Locale.ROOT);
        KnownObject known = prove(Map.of("ETag", "\"" + OTHER_MD5 + "-2\"", header, base64(algorithm)));

        assertThat(known.verifiedBy()).isEqualTo(VerifiedBy.CHECKSUM);
        assertThat(known.etag()).isEqualTo(Etags.packed(OTHER_MD5 + "-2"));
        assertThatThrownBy(() -> prove(
                        Map.of("ETag", "\"x\"", header, Base64.getEncoder().encodeToString(new byte[32]))))
                .isInstanceOf(CorruptBody.class);
    }

    @Test
    void row_5_under_a_key_of_kms_the_etag_is_no_md5() throws Exception {
        KnownObject known = prove(Map.of("ETag", "\"" + OTHER_MD5 + "\"", "x-amz-server-side-encryption", "aws:kms"));

        assertThat(known.verifiedBy()).isEqualTo(VerifiedBy.SIZE);
        assertThat(known.bytes()).isEqualTo(BYTES.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-amz-checksum-crc64nvme: AAAA", "x-amz-checksum-sha256: AAAA-2", "x-other: 1"})
    void row_5_what_cannot_be_checked_is_taken_by_its_size(String header) throws Exception {
        String[] parts = header.split(": ");

        assertThat(prove(Map.of("ETag", "\"" + OTHER_MD5 + "-2\"", parts[0], parts[1]))
                        .verifiedBy())
                .isEqualTo(VerifiedBy.SIZE);
    }
}
