package org.orcidcaravan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.json.Json;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.access.openid.Claims;
import org.orcidcaravan.access.openid.OpenIdSettings;
import org.orcidcaravan.access.openid.RelyingParty;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.database.RealDatabase;

/** Whom the institution's provider vouches for, by what is set. */
class ResearcherEntranceTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final String ISSUER = "https://id.example.org";

    private final PersonStore people = new PersonStore(DATABASE.dataSource());

    private ResearcherEntrance with(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(PortalSettings.class)
                .withMapping(ResearcherOpenIdSettings.class)
                .withMapping(OpenIdSettings.class)
                .build();
        return new ResearcherEntrance(
                config.getConfigMapping(PortalSettings.class),
                config.getConfigMapping(ResearcherOpenIdSettings.class),
                config.getConfigMapping(OpenIdSettings.class),
                () -> URI.create("https://caravan.example.org"),
                people);
    }

    private static RelyingParty.Vouched ada(String key) {
        return new RelyingParty.Vouched(
                new Claims(Json.createObjectBuilder()
                        .add("sub", "s")
                        .add("eduPersonPrincipalName", key)
                        .add("given_name", "Ada")
                        .add("email", "ada@example.org")
                        .build()),
                "start");
    }

    @Test
    void the_operators_provider_serves_researchers_when_that_is_wanted_and_no_other_is_set() {
        Map<String, String> operators =
                Map.of("caravan.access.openid.issuer", ISSUER, "caravan.access.openid.client-id", "caravan-x");
        assertThat(with(operators).provider()).isEmpty();
        assertThat(with(Map.of()).provider()).isEmpty();
        assertThat(with(Map.of(
                                "caravan.access.openid.issuer", ISSUER,
                                "caravan.access.openid.client-id", "caravan-x",
                                "caravan.access.openid.client-secret", "hidden",
                                "caravan.portal.provider", "true"))
                        .provider())
                .hasValueSatisfying(provider -> {
                    assertThat(provider.issuer()).hasToString(ISSUER);
                    assertThat(provider.clientId()).isEqualTo("caravan-x");
                    assertThat(provider.redirect()).hasToString("https://caravan.example.org/orcid/sign-in");
                    assertThat(provider.toString()).doesNotContain("hidden");
                });
    }

    @Test
    void somebody_new_is_refused_or_made_by_a_setting() {
        Map<String, String> claim = Map.of("caravan.portal.openid.person-claim", "eduPersonPrincipalName");
        assertThat(with(claim).person(ada("ada@example.org"))).isEmpty();
        assertThat(people.find("ada@example.org")).isEmpty();

        ResearcherEntrance generous = with(Map.of(
                "caravan.portal.openid.person-claim",
                "eduPersonPrincipalName",
                "caravan.portal.admit-unknown",
                "true"));
        assertThat(generous.person(ada("ada@example.org"))).hasValueSatisfying(made -> {
            assertThat(made.givenName()).isEqualTo("Ada");
            assertThat(made.email()).isEqualTo("ada@example.org");
            assertThat(made.orcid()).as("never from the provider").isNull();
        });
        assertThat(generous.person(ada("ada@example.org"))).isPresent();
    }
}
