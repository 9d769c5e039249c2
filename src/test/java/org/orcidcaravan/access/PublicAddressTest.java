package org.orcidcaravan.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicAddressTest {
    private static PublicAddress with(Map<String, String> settings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(PublicAddress.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(PublicAddress.class);
    }

    @Test
    void as_long_as_nobody_says_otherwise_it_is_this_machine_and_the_port_that_is_listened_on() {
        assertThat(with(Map.of()).origin()).isEqualTo("http://localhost:8080");
        assertThat(with(Map.of("quarkus.http.port", "9001")).origin()).isEqualTo("http://localhost:9001");
    }

    @Test
    void what_the_operator_says_counts() {
        PublicAddress address =
                with(Map.of("caravan.public-url", "https://Orcid.Example.org/", "quarkus.http.port", "9001"));

        assertThat(address.origin()).isEqualTo("https://orcid.example.org");
        assertThat(address.encrypted()).isTrue();
    }
}
