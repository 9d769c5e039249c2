package org.orcidcaravan;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The settings in the code, in {@code application.properties} and in {@code docs/configuration.md} are the same. */
class ConfigurationReferenceTest {
    private static final MappedSettings MAPPED = MappedSettings.ofProject();

    @Test
    void every_setting_of_the_code_stands_in_the_operators_file() throws IOException {
        SettingsFile file = SettingsFile.ofProject();

        assertThat(MAPPED.defaults().keySet())
                .filteredOn(key -> !key.contains("*"))
                .allSatisfy(key -> assertThat(file.find(key))
                        .as("application.properties shows %s, with a comment above it", key)
                        .isPresent());
    }

    @Test
    void every_caravan_key_of_the_operators_file_is_read_by_the_code() throws IOException {
        assertThat(SettingsFile.ofProject().settings())
                .filteredOn(setting -> setting.key().startsWith("caravan."))
                .allSatisfy(setting -> assertThat(MAPPED.knows(setting.key()) || usedByRoutes(setting.key()))
                        .as("line %s: some @ConfigMapping or route reads %s", setting.line(), setting.key())
                        .isTrue());
    }

    /** A setting may exist for route files alone. */
    private static boolean usedByRoutes(String key) {
        try {
            return ProjectFiles.under("routes", ".camel.yaml").stream()
                    .anyMatch(file -> ProjectFiles.text(file).contains("{{" + key + "}}"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void every_key_has_its_reason_above_it() throws IOException {
        assertThat(SettingsFile.ofProject().settings())
                .allSatisfy(setting -> assertThat(setting.meaning())
                        .as("line %s: a comment right above %s", setting.line(), setting.key())
                        .isNotEmpty());
    }

    @Test
    void a_key_shown_behind_a_hash_shows_its_default() throws IOException {
        assertThat(SettingsFile.ofProject().settings())
                .filteredOn(setting -> !setting.active() && MAPPED.hasDefault(setting.key()))
                .allSatisfy(setting -> assertThat(Optional.of(setting.value()))
                        .as("line %s: the default of %s", setting.line(), setting.key())
                        .isEqualTo(MAPPED.defaults().get(setting.key())));
    }

    @Test
    void the_reference_is_generated_from_the_operators_file() throws IOException {
        new GeneratedPage("docs/configuration.md").isUpToDate("# Configuration", reference(SettingsFile.ofProject()));
    }

    @Test
    void a_file_is_read_with_its_comments_and_sections() {
        SettingsFile file = SettingsFile.parse(List.of(
                "#### Sync ####",
                "",
                "# How many at once:",
                "# 64 fill a line of 1 Gbit/s.",
                "caravan.sync.concurrency=64",
                "# Another server.",
                "#caravan.s3.endpoint=",
                "",
                "caravan.bare=1"));

        assertThat(file.settings())
                .containsExactly(
                        new SettingsFile.Setting(
                                "Sync",
                                "caravan.sync.concurrency",
                                "64",
                                true,
                                "How many at once: 64 fill a line of 1 Gbit/s.",
                                5),
                        new SettingsFile.Setting("Sync", "caravan.s3.endpoint", "", false, "Another server.", 7),
                        new SettingsFile.Setting("Sync", "caravan.bare", "1", true, "", 9));
        assertThat(file.sets("caravan.s3.endpoint")).isFalse();
        assertThat(reference(file))
                .contains("| `caravan.sync.concurrency` | `CARAVAN_SYNC_CONCURRENCY` | `64` | How many at once:");
    }

    @Test
    void a_mapping_is_read_with_its_names_and_defaults() {
        MappedSettings sample = MappedSettings.of(SampleSettings.class);

        assertThat(sample.defaults())
                .containsEntry("sample.max-attempts", Optional.of("10"))
                .containsEntry("sample.api-url", Optional.empty())
                .containsEntry("sample.retry.first-pause", Optional.of("1s"))
                .containsKey("sample.hosts.*");
        assertThat(sample.knows("sample.hosts.sandbox")).isTrue();
        assertThat(sample.knows("sample.unheard-of")).isFalse();
    }

    /** A mapping of every form that ours use. */
    @ConfigMapping(prefix = "sample")
    interface SampleSettings {
        @WithDefault("10")
        int maxAttempts();

        @WithName("api-url")
        Optional<String> apiAddress();

        Retry retry();

        Map<String, String> hosts();

        /** A group. */
        interface Retry {
            @WithDefault("1s")
            Duration firstPause();
        }
    }

    private static String reference(SettingsFile file) {
        StringBuilder text = new StringBuilder();
        for (String section : file.sections()) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(section.isEmpty() ? "" : "## " + section + "\n\n")
                    .append("| key | environment | default | meaning |\n|---|---|---|---|\n");
            file.settings().stream()
                    .filter(setting -> setting.section().equals(section))
                    .forEach(setting -> text.append(row(setting)));
        }
        return text.toString();
    }

    private static String row(SettingsFile.Setting setting) {
        return "| `%s` | `%s` | %s | %s |\n"
                .formatted(
                        setting.key(),
                        setting.key().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT),
                        setting.value().isEmpty()
                                ? "unset"
                                : "`" + setting.value().replace("|", "\\|") + "`",
                        setting.meaning().replace("|", "\\|"));
    }
}
