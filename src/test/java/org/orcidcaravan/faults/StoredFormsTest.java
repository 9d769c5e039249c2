package org.orcidcaravan.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.sync.DataVersion;
import org.orcidcaravan.sync.Edition;
import org.orcidcaravan.sync.Format;
import org.orcidcaravan.sync.PassReport;
import org.orcidcaravan.sync.PassRequest;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.conversion.ConversionCount;
import org.orcidcaravan.sync.conversion.StorageConversion;
import org.orcidcaravan.sync.mirror.MirrorUnusable;
import org.orcidcaravan.sync.verify.Verification;
import org.orcidcaravan.sync.verify.VerifyCount;

/** Passes over mirrors of other forms than plain XML, and what comes after them, in the whole program. */
@QuarkusTest
class StoredFormsTest extends RouteTest {
    @Inject
    Verification verification;

    @Inject
    StorageConversion conversion;

    private PassReport download(Format format, DataVersion version) {
        return routes.fullPass(
                new PassRequest(path, ONLY_SUMMARIES, OptionalInt.empty(), true, new Edition(format, version)));
    }

    @Test
    @Tag("row-40")
    void row_40_what_verify_finds_the_next_pass_fetches_again_and_believes_nothing_before() throws Exception {
        buckets.summaries(5);
        download(ONLY_SUMMARIES);
        Files.writeString(summaryFile(1), "somebody else's");
        Files.delete(summaryFile(2));

        VerifyCount count = new VerifyCount();
        verification.verify(path, OptionalInt.empty(), count);
        assertThat(count.different()).isEqualTo(2);

        PassReport report = download(ONLY_SUMMARIES);
        assertThat(report.complete()).isTrue();
        assertMirrored(0, 1, 2, 3, 4);
        assertThat(verification
                        .verify(path, OptionalInt.empty(), new VerifyCount())
                        .isSound())
                .isTrue();
    }

    @Test
    @Tag("row-28")
    void json_is_written_of_each_document_and_what_is_no_xml_is_kept_aside() throws IOException {
        buckets.summary(0, "<record path='/x'><orcid-identifier><path>x</path></orcid-identifier></record>");
        buckets.summary(1, "no XML");

        PassReport report = download(Format.JSON, DataVersion.V3_0);

        assertThat(report.complete()).isTrue();
        assertThat(report.counts().refused()).isEqualTo(1);
        assertThat(files(path))
                .containsExactly("summaries/" + OrcidBuckets.summaryKey(0).replace(".xml", ".json"));
        assertThat(Files.readString(
                        path.resolve("summaries/" + OrcidBuckets.summaryKey(0).replace(".xml", ".json"))))
                .startsWith("{\"orcid-identifier\":{\"uri\":null,\"path\":\"x\",\"host\":null}");
        assertThatThrownBy(() -> download(ONLY_SUMMARIES))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("holds json, not xml");
        assertThat(download(Format.JSON, DataVersion.V3_0).counts().fetched())
                .as("what is known is not fetched again")
                .isZero();
    }

    @Test
    void version_2_comes_from_its_own_buckets() throws IOException {
        byte[] old = "<record:record xmlns:record='http://www.orcid.org/ns/record'/>".getBytes(UTF_8);
        buckets.content().put("v2.0-summaries", OrcidBuckets.summaryKey(0), old);
        buckets.summary(1, "of version 3");

        assertThat(download(Format.XML, DataVersion.V2_0).complete()).isTrue();

        assertThat(files(path)).containsExactly("summaries/" + OrcidBuckets.summaryKey(0));
        assertThat(summaryFile(0)).hasBinaryContent(old);
        buckets.content().delete("v2.0-summaries", OrcidBuckets.summaryKey(0));
        assertThatThrownBy(() -> download(ONLY_SUMMARIES))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("holds version 2.0");
    }

    @Test
    void a_converted_mirror_is_refused_with_the_old_setting_and_comes_back_whole() throws Exception {
        buckets.summaries(4);
        download(ONLY_SUMMARIES);

        assertThat(conversion.convert(path, Storage.ZSTD, new ConversionCount()))
                .isTrue();
        assertThatThrownBy(() -> download(ONLY_SUMMARIES))
                .isInstanceOf(MirrorUnusable.class)
                .hasMessageContaining("caravan.sync.storage=zstd");
        assertThat(verification
                        .verify(path, OptionalInt.empty(), new VerifyCount())
                        .isSound())
                .isTrue();

        assertThat(conversion.convert(path, Storage.PLAIN, new ConversionCount()))
                .isTrue();
        assertMirrored(0, 1, 2, 3);
        assertThat(download(ONLY_SUMMARIES).counts().unchanged()).isEqualTo(4);
    }
}
