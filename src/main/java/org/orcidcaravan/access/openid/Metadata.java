package org.orcidcaravan.access.openid;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.InetAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a provider describes itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param basic whether it takes our secret in a header; else in the form
 * @param namesItself whether it says with each code who it is (RFC 9207)
 */
record Metadata(
        URI authorization,
        URI token,
        URI keys,
        @Nullable URI userinfo,
        @Nullable URI endSession,
        boolean basic,
        boolean namesItself) {
    /** Reads the description of this issuer. */
    static Metadata of(URI issuer, JsonObject json) {
        if (!issuer.toString().equals(json.getString("issuer", ""))) {
            throw new OpenIdTrouble("Failed to read the description of " + issuer + ": it calls itself "
                    + json.getString("issuer", "nothing") + ". Set the issuer to exactly that.");
        }
        JsonArray methods = json.getJsonArray("token_endpoint_auth_methods_supported");
        return new Metadata(
                needed(json, "authorization_endpoint"),
                needed(json, "token_endpoint"),
                needed(json, "jwks_uri"),
                address(json, "userinfo_endpoint"),
                address(json, "end_session_endpoint"),
                methods == null || methods.getValuesAs(JsonString::getString).contains("client_secret_basic"),
                json.getBoolean("authorization_response_iss_parameter_supported", false));
    }

    private static URI needed(JsonObject json, String name) {
        URI address = address(json, name);
        if (address == null) {
            throw new OpenIdTrouble(
                    "Failed to read the description of " + json.getString("issuer", "") + ": it has no " + name + ".");
        }
        return address;
    }

    private static @Nullable URI address(JsonObject json, String name) {
        String text = json.getString(name, "");
        return text.isEmpty() ? null : encrypted(text);
    }

    /** The address, when nobody on the way can read or change what is sent there. */
    static URI encrypted(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new OpenIdTrouble("Failed to read the provider's address " + text + ": it is none.", e);
        }
        if (!"https".equals(address.getScheme()) && !("http".equals(address.getScheme()) && isHere(address))) {
            throw new OpenIdTrouble("Failed to trust the provider's address " + text + ": it is not https.");
        }
        return address;
    }

    private static boolean isHere(URI address) {
        String host = address.getHost();
        if (host == null) {
            return false;
        }
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
