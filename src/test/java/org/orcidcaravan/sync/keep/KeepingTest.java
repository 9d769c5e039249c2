package org.orcidcaravan.sync.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.record.Institution;
import org.orcidcaravan.orcid.record.OrganizationIdentifier;
import org.orcidcaravan.sync.keep.Keeping.Says;

/** What decides whether a record is kept. */
class KeepingTest {
    private static final OrcidId ONE = OrcidId.parse("0000-0001-5000-0007").orElseThrow();
    private static final OrcidId OTHER = OrcidId.parse("0000-0002-1825-0097").orElseThrow();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir
    Path folder;

    private static Keeping keeping(Map<String, String> settings, Institution institution) {
        KeepSettings mapped = new SmallRyeConfigBuilder()
                .withMapping(KeepSettings.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(KeepSettings.class);
        return new Keeping(mapped, () -> institution, CLOCK);
    }

    private static Institution known(String ror, String... domains) {
        return Institution.of(Map.of(OrganizationIdentifier.ROR, List.of(ror)), List.of(domains));
    }

    private static final Institution NOTHING = Institution.of(Map.of(), List.of());

    private Keeping list(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("ids.txt"), text);
        return keeping(Map.of("caravan.sync.keep", "list", "caravan.sync.keep.list", file.toString()), NOTHING);
    }

    @Test
    void all_are_kept_by_default() {
        assertThat(keeping(Map.of(), NOTHING).keepsAll()).isTrue();
    }

    @Test
    void a_list_takes_ids_in_any_usual_form_and_comments() throws IOException {
        Keeping keeping = list("\uFEFF# ours\nhttps://orcid.org/0000-0001-5000-0007  # Ada\r\n\n");
        assertThat(keeping.needsSummaries()).isFalse();
        assertThat(keeping.lists(ONE)).isTrue();
        assertThat(keeping.lists(OTHER)).isFalse();
    }

    @Test
    void a_list_that_changes_is_read_again() throws IOException {
        Keeping keeping = list("0000-0001-5000-0007\n");
        assertThat(keeping.lists(OTHER)).isFalse();
        Path file = Files.writeString(folder.resolve("ids.txt"), "0000-0002-1825-0097\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        assertThat(keeping.lists(OTHER)).isTrue();
        assertThat(keeping.lists(ONE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# nobody\n", "0000-0001-5000-0007\n0000-0001-5000-0008\n", "0000-0001-5000-0007\n0000-00"})
    void a_list_that_is_empty_or_cut_short_decides_nothing(String text) throws IOException {
        Keeping keeping = list(text);
        assertThatThrownBy(() -> keeping.lists(ONE))
                .isInstanceOf(KeepUnclear.class)
                .hasMessageContaining("caravan.sync.keep.list");
    }

    @Test
    void a_list_that_is_not_there_or_not_text_decides_nothing() throws IOException {
        Keeping none = keeping(Map.of("caravan.sync.keep", "list"), NOTHING);
        assertThatThrownBy(() -> none.lists(ONE)).hasMessageContaining("set caravan.sync.keep.list");
        Keeping binary = list("x");
        Files.write(folder.resolve("ids.txt"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThatThrownBy(() -> binary.lists(ONE)).hasMessageContaining("UTF-8");
        Files.delete(folder.resolve("ids.txt"));
        assertThatThrownBy(() -> binary.lists(ONE)).hasMessageContaining("Put it there");
    }

    private static Says read(Institution institution, String summary) {
        return keeping(Map.of("caravan.sync.keep", "institution"), institution)
                .read(new ByteArrayInputStream(summary.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_address_of_the_institution_keeps_a_record_and_an_error_document_says_neither() {
        String record = "<record><person><emails><email verified=\"true\"><email>a@cs.example.org</email></email>"
                + "</emails></person></record>";
        assertThat(read(known("05gq02987", "example.org"), record)).isEqualTo(Says.OURS);
        assertThat(read(known("05gq02987", "example.net"), record)).isEqualTo(Says.NOT_OURS);
        assertThat(read(known("05gq02987"), "<error><response-code>409</response-code></error>"))
                .isEqualTo(Says.CLOSED);
        assertThat(
                        read(
                                known("05gq02987"),
                                "<record><history><deactivation-date>2020-01-01T00:00:00Z</deactivation-date></history></record>"))
                .isEqualTo(Says.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<record><person>", "<!DOCTYPE record><record/>"})
    void what_cannot_be_read_is_kept(String summary) {
        assertThat(read(known("05gq02987"), summary)).isEqualTo(Says.OURS);
    }

    @Test
    void an_institution_without_ids_decides_nothing() {
        assertThatThrownBy(() -> read(NOTHING, "<record/>"))
                .isInstanceOf(KeepUnclear.class)
                .hasMessageContaining("caravan.institution.ids.ror");
    }

    @Test
    void the_rule_differs_with_the_ids_and_not_with_their_order() {
        Map<String, String> settings = Map.of("caravan.sync.keep", "institution");
        int rule = keeping(settings, known("05gq02987", "a.org", "b.org")).rule();
        assertThat(keeping(settings, known("05gq02987", "b.org", "a.org")).rule())
                .isEqualTo(rule);
        assertThat(keeping(settings, known("05gq02987", "a.org")).rule()).isNotEqualTo(rule);
    }
}
