package org.orcidcaravan.consent.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.identity.RepositoryCalls.Reply;

/**
 * A session at DSpace's REST API (RestContract, authentication and csrf-tokens): a JWT, and a CSRF token that goes as header
 * and as cookie and may change with any answer.
 */
final class DspaceSession {
    private static final String COOKIE = "DSPACE-XSRF-COOKIE=";

    private final RepositoryCalls calls;
    private final String url;
    private String token = "";
    private String cookie = "";
    private @Nullable String authorization;

    private DspaceSession(RepositoryCalls calls, String url) {
        this.calls = calls;
        this.url = url;
    }

    /** Empty: DSpace does not let the account in. */
    static Optional<DspaceSession> signIn(RepositoryCalls calls, String url, String user, String password) {
        DspaceSession session = new DspaceSession(calls, url);
        session.send("GET", "/api/authn/status", Map.of(), null);
        String form = "user=" + URLEncoder.encode(user, StandardCharsets.UTF_8) + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        Reply reply = session.send(
                "POST", "/api/authn/login", Map.of("Content-Type", "application/x-www-form-urlencoded"), form);
        if (reply.status() >= 500 || reply.status() == 429) {
            throw RepositoryCalls.unfit("DSpace", reply);
        }
        session.authorization = reply.headers().firstValue("Authorization").orElse(null);
        return reply.isGood() && session.authorization != null ? Optional.of(session) : Optional.empty();
    }

    /** @param body JSON; null for none */
    Reply ask(String method, String path, @Nullable String body) {
        Map<String, String> headers = new HashMap<>();
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return send(method, path, headers, body);
    }

    private Reply send(String method, String path, Map<String, String> more, @Nullable String body) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Accept", "application/json");
        if (!token.isEmpty()) {
            headers.put("X-XSRF-TOKEN", token);
            headers.put("Cookie", COOKIE + cookie);
        }
        Reply reply = calls.ask(method, URI.create(url + path), headers, body);
        reply.headers().firstValue("DSPACE-XSRF-TOKEN").ifPresent(fresh -> {
            token = fresh;
            cookie = fresh;
        });
        reply.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith(COOKIE))
                .map(one -> one.substring(COOKIE.length()).split(";", 2)[0])
                .filter(one -> !one.isEmpty())
                .forEach(one -> cookie = one);
        return reply;
    }
}
