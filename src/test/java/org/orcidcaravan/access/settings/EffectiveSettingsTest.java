package org.orcidcaravan.access.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EffectiveSettingsTest {
    @Test
    void secrets_are_masked_and_other_settings_are_not() {
        assertThat(EffectiveSettings.masked("quarkus.datasource.password", "hush"))
                .isEqualTo("********");
        assertThat(EffectiveSettings.masked("caravan.orcid.client-secret", "hush"))
                .isEqualTo("********");
        assertThat(EffectiveSettings.masked("quarkus.oidc.credentials.client-secret.value", "hush"))
                .isEqualTo("********");
        assertThat(EffectiveSettings.masked("caravan.sync.change-list-key", "last_modified.csv.tar"))
                .isEqualTo("last_modified.csv.tar");
        assertThat(EffectiveSettings.masked("caravan.sync.concurrency", "64")).isEqualTo("64");
    }

    @Test
    void a_login_within_an_address_is_masked_too() {
        assertThat(EffectiveSettings.masked(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://db/c?user=u&password=hush"))
                .isEqualTo("jdbc:postgresql://db/c?user=u&password=********");
        assertThat(EffectiveSettings.masked("caravan.s3.endpoint", "https://kim:hush@s3.example.org"))
                .isEqualTo("https://kim:********@s3.example.org");
    }
}
