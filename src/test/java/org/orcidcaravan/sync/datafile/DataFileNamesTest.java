package org.orcidcaravan.sync.datafile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.mirror.ActivityType;
import org.orcidcaravan.sync.mirror.ObjectKey;

/** What entries are called, and what their documents say of when they changed. */
class DataFileNamesTest {
    private static final OrcidId CARBERRY = OrcidId.parse("0000-0002-1825-0097").orElseThrow();

    @Test
    void a_key_below_one_folder_is_an_object() {
        assertThat(EntryName.read("ORCID_2025_10_summaries/097/0000-0002-1825-0097.xml"))
                .contains(new ObjectKey.Summary(CARBERRY));
        assertThat(EntryName.read("./summaries/097/0000-0002-1825-0097.xml")).contains(new ObjectKey.Summary(CARBERRY));
        assertThat(EntryName.read("a/097/0000-0002-1825-0097/works/0000-0002-1825-0097_works_12.xml"))
                .contains(new ObjectKey.Activity(CARBERRY, ActivityType.WORKS, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "./",
                "a",
                "a/",
                "/097/0000-0002-1825-0097.xml",
                "097/0000-0002-1825-0097.xml",
                "a/b/097/0000-0002-1825-0097.xml",
                "a/097/0000-0002-1825-0097",
                "a/097/0000-0002-1825-0098.xml",
                "a/097/0000-0002-1825-0097.xml/",
                "a/097/0000-0002-1825-0097.XML",
                "a/098/0000-0002-1825-0097.xml",
                "a/../097/0000-0002-1825-0097.xml",
                "../097/0000-0002-1825-0097.xml/../../x",
                "a/097/0000-0002-1825-0097/works/../../../../x.xml",
                "a/097/0000-0002-1825-0097/works/0000-0002-1825-0097_works_012.xml",
                "a/097/0000-0002-1825-0097/works/0000-0002-1825-0097_fundings_1.xml",
                "a/097/0000-0002-1825-0097/cats/0000-0002-1825-0097_cats_1.xml",
                "a/097/0000-0002-1825-0097.xml\u0000",
                "a\\097\\0000-0002-1825-0097.xml"
            })
    @Tag("row-24")
    void row_24_all_else_is_none(String name) {
        assertThat(EntryName.read(name)).isEmpty();
    }

    private static byte[] document(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void the_first_date_in_a_document_is_its_own() {
        assertThat(LastModified.of(document("<r><c:last-modified-date> 2025-10-03T04:05:06.789Z </c:last-modified-date>"
                        + "<i><c:last-modified-date>2026-01-01T00:00:00Z</c:last-modified-date></i></r>")))
                .contains(Instant.parse("2025-10-03T04:05:06.789Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<r/>",
                "last-modified-date>",
                "<c:last-modified-date>",
                "<c:last-modified-date></c:last-modified-date>",
                "<c:last-modified-date>yesterday</c:last-modified-date>",
                "<c:last-modified-date>2025-13-03T04:05:06Z</c:last-modified-date>",
                "<c:last-modified-date>2025-10-03</c:last-modified-date>",
                "<c:last-modified-date>2025-10-03T04:05:06Z and then so much more that it is no date any more"
            })
    void what_is_no_date_tells_nothing(String text) {
        assertThat(LastModified.of(document(text))).isEmpty();
    }

    @Test
    void it_is_not_looked_for_in_the_whole_of_a_large_document() {
        String date = "<c:last-modified-date>2025-10-03T04:05:06Z</c:last-modified-date>";

        assertThat(LastModified.of(document("l".repeat(16_000) + date))).isPresent();
        assertThat(LastModified.of(document("l".repeat(17_000) + date))).isEmpty();
    }
}
