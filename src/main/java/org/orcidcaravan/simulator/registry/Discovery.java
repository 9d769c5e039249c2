package org.orcidcaravan.simulator.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What ORCID's OpenID provider says of itself (orcid-api.md 3.5). */
final class Discovery {
    private Discovery() {}

    static Reply of(URI base) {
        String text = """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/oauth/authorize","token_endpoint":"%1$s/oauth/token",
                "userinfo_endpoint":"%1$s/oauth/userinfo","jwks_uri":"%1$s/oauth/jwks",
                "token_endpoint_auth_methods_supported":["client_secret_post"],
                "response_types_supported":["code","id_token","id_token token"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"],"scopes_supported":["openid"],
                "grant_types_supported":["authorization_code","implicit","refresh_token"],
                "claims_supported":["family_name","given_name","name","auth_time","iss","sub"]}
                """.formatted(base);
        return Reply.json(text.getBytes(StandardCharsets.UTF_8));
    }
}
