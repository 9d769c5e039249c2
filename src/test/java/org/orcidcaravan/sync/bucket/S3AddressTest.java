package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {

    @Test
    void without_an_endpoint_it_is_amazon_in_path_style() {
        S3Address address = S3Address.of(null, "eu-west-1");
        assertThat(address.tls()).isTrue();
        assertThat(address.authority()).isEqualTo("s3.eu-west-1.amazonaws.com");
        assertThat(address.port()).isEqualTo(443);
        assertThat(address.path("v3.0-summaries", "a/b")).isEqualTo("/v3.0-summaries/a/b");
        assertThat(S3Address.aws("cn-north-1").host()).isEqualTo("s3.cn-north-1.amazonaws.com.cn");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:9000, localhost:9000, /b/k",
        "http://localhost:80/, localhost, /b/k",
        "https://S3.example.org/base/, s3.example.org, /base/b/k",
        "http://[::1]:9000, [::1]:9000, /b/k",
    })
    void a_custom_endpoint_keeps_its_port_and_path(URI endpoint, String authority, String path) {
        S3Address address = S3Address.of(endpoint, "eu-west-1");
        assertThat(address.authority()).isEqualTo(authority);
        assertThat(address.path("b", "k")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "localhost:9000", "http://user:pass@host", "http://host/?a=b", "http:///x"})
    void what_is_no_plain_web_address_is_refused_without_repeating_it(URI endpoint) {
        assertThatThrownBy(() -> S3Address.of(endpoint, "eu-west-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CARAVAN_S3_ENDPOINT")
                .message()
                .doesNotContain("pass@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EU", "eu/../x", "eu\r\n"})
    void what_is_no_region_is_refused(String region) {
        assertThatThrownBy(() -> S3Address.aws(region))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("caravan.s3.region");
    }
}
