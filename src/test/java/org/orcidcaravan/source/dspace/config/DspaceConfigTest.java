package org.orcidcaravan.source.dspace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DspaceConfigTest {
    @TempDir
    Path folder;

    private static DspaceConfig with(String text) {
        return DspaceConfig.shipped().with("local.cfg", text);
    }

    @Test
    void what_no_file_sets_is_as_dspace_ships_it() {
        DspaceConfig config = DspaceConfig.shipped();
        assertThat(config.number("orcid.bulk-synchronization.max-attempts", 10)).isEqualTo(5);
        assertThat(config.is("orcid.synchronization-enabled", true)).isTrue();
        assertThat(config.text("orcid.mapping.work.sub-title")).isEmpty();
        assertThat(config.fields("orcid.mapping.work.contributors"))
                .isEqualTo(Map.of("dc.contributor.author", "author", "dc.contributor.editor", "editor"));
    }

    @Test
    void a_key_of_a_file_takes_the_place_of_the_shipped_one_with_all_its_values() {
        DspaceConfig config = with("""
                # a comment
                ! another
                orcid.mapping.work.external-ids = dc.identifier.doi::doi, dc.identifier.arxiv::arxiv
                orcid.mapping.work.external-ids = $simple-handle::handle
                orcid.bulk-synchronization.max-attempts : 10
                long = one \\
                   two
                comma = a\\, b
                """);
        assertThat(config.fields("orcid.mapping.work.external-ids"))
                .containsOnlyKeys("dc.identifier.doi", "dc.identifier.arxiv", "$simple-handle");
        assertThat(config.number("orcid.bulk-synchronization.max-attempts", 5)).isEqualTo(10);
        assertThat(config.text("long")).contains("one two");
        assertThat(config.list("comma")).containsExactly("a, b");
    }

    @Test
    void references_are_resolved_and_unknown_ones_stay() {
        DspaceConfig config = with("dspace.ui.url = https://repository.example.org\nx = ${nowhere}/y");
        assertThat(config.text("handle.canonical.prefix")).contains("https://repository.example.org/handle/");
        assertThat(config.text("x")).contains("${nowhere}/y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            include = other.cfg | local.cfg, line 1 includes another file
            nonsense | local.cfg, line 1 is not of the form key = value
            """)
    void a_line_that_cannot_be_read_is_named(String line, String sentence) {
        assertThatThrownBy(() -> with(line))
                .isInstanceOf(UnreadableConfig.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void values_of_a_wrong_kind_are_named() {
        assertThatThrownBy(() -> with("a = x").number("a", 1)).hasMessageContaining("a is 'x', which is no number");
        assertThatThrownBy(() -> with("a = x").fields("a")).hasMessageContaining("field::value");
        assertThatThrownBy(() -> with("a = ${b}\nb = ${a}").text("a")).hasMessageContaining("leads back to itself");
        assertThatThrownBy(() -> DspaceConfig.read(List.of(folder.resolve("none.cfg"))))
                .hasMessageContaining("caravan.dspace.config");
    }

    @Test
    void later_files_go_before_earlier_ones() throws Exception {
        Path one = Files.writeString(folder.resolve("orcid.cfg"), "a = 1\nb = 1\n");
        Path two = Files.writeString(folder.resolve("local.cfg"), "b = 2\n");
        DspaceConfig config = DspaceConfig.read(List.of(one, two));
        assertThat(config.number("a", 0) + 10 * config.number("b", 0)).isEqualTo(21);
    }

    @Test
    void converters_know_a_table_patterns_and_the_rest() {
        MapConverter types = MapConverter.named(Optional.of("mapConverterDSpaceToOrcidPublicationType"), null);
        assertThat(types.convert("Book chapter")).isEqualTo("book-chapter");
        assertThat(types.convert("Image, 3-D")).isEqualTo("image");
        assertThat(types.convert("Never heard of")).isEqualTo("other");
        MapConverter languages = MapConverter.named(Optional.of("mapConverterDSpaceToOrcidLanguageCode"), null);
        assertThat(languages.convert("en_US")).isEqualTo("en");
        assertThat(languages.convert("pt")).isEqualTo("pt");
        MapConverter own = MapConverter.of("a = b\nregex.x(.) = y$1\nregex.z+ =\nsame = @@ident@@", "rest");
        assertThat(own.convert("a")).isEqualTo("b");
        assertThat(own.convert("x7")).isEqualTo("y7");
        assertThat(own.convert("zz")).isEmpty();
        assertThat(own.convert("same")).isEqualTo("same");
        assertThat(own.convert("other")).isEqualTo("rest");
        assertThat(MapConverter.none().convert("as it is")).isEqualTo("as it is");
    }

    @Test
    void converters_come_from_dspaces_folder_and_say_when_they_cannot_be_read() throws Exception {
        Files.writeString(folder.resolve("mapConverter-dspace-to-orcid-funding-type.properties"), "Prize = award\n");
        assertThat(MapConverter.named(Optional.of("mapConverterDSpaceToOrcidFundingType"), folder)
                        .convert("Prize"))
                .isEqualTo("award");
        assertThatThrownBy(() -> MapConverter.named(Optional.of("mapConverterDSpaceToOrcidLanguageCode"), folder))
                .hasMessageContaining("caravan.dspace.converters");
        assertThatThrownBy(() -> MapConverter.named(Optional.of("mine"), null)).hasMessageContaining("'mine'");
        assertThatThrownBy(() -> MapConverter.of("a = \\u12", "")).isInstanceOf(UnreadableConfig.class);
        assertThatThrownBy(() -> MapConverter.of("regex.( = x", "").convert("y"))
                .hasMessageContaining("is no pattern");
    }
}
