package org.orcidcaravan.simulator.registry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.simulator.registry.record.Records;

/**
 * The page where a researcher allows a client something (RFC 6749, section 4.1). There is no password: who says an iD
 * is that researcher. Redirect addresses need no registration here.
 */
final class Authorization {
    private static final Pattern WEB = Pattern.compile("https?://.+");

    private final Clients clients;
    private final Records records;
    private final Codes codes;
    private volatile @Nullable Visitor visitor;

    Authorization(Clients clients, Records records, Codes codes) {
        this.clients = clients;
        this.records = records;
        this.codes = codes;
    }

    void visitor(@Nullable Visitor other) {
        visitor = other;
    }

    /** A page that asks, or the way back: with a code, or with an error as RFC 6749 names it. */
    Reply answer(Call call) {
        Map<String, String> asked = call.parameters();
        Optional<Client> client = clients.find(asked.getOrDefault("client_id", ""));
        String redirect = asked.getOrDefault("redirect_uri", "");
        // Without these two nobody can be sent back: ORCID shows an error of its own.
        if (client.isEmpty() || !WEB.matcher(redirect).matches()) {
            return Reply.html(400, client.isEmpty() ? "Client not found" : "Redirect URI does not match");
        }
        if (!asked.getOrDefault("response_type", "").equals("code")) {
            return refused(asked, "unsupported_response_type", "Unsupported response type");
        }
        Set<String> scopes = scopes(asked);
        if (scopes.isEmpty()) {
            return refused(asked, "invalid_scope", "Invalid scope");
        }
        Optional<Visitor> present = visitor(asked);
        if (present.isEmpty()) {
            return asked.getOrDefault("prompt", "").equals("none")
                    ? refused(asked, "login_required", "Login required")
                    : AuthorizationPage.of(client.get(), scopes, asked, records);
        }
        if (!present.get().allows()) {
            return refused(asked, "access_denied", "User denied access");
        }
        Codes.Answer answer =
                new Codes.Answer(present.get().orcid(), AuthorizationPage.given(asked, scopes), asked.get("nonce"));
        return back(asked, Map.of("code", codes.issue(client.get(), answer, redirect)));
    }

    /** Who was signed in by the test, or who has answered the page. */
    private Optional<Visitor> visitor(Map<String, String> asked) {
        String decision = asked.getOrDefault("decision", "");
        if (decision.isEmpty()) {
            return Optional.ofNullable(visitor);
        }
        return OrcidId.parse(asked.getOrDefault("orcid", ""))
                .filter(orcid -> records.find(orcid).isPresent())
                .map(orcid -> new Visitor(orcid, decision.equals("allow")));
    }

    /** Those that a researcher can give; others are dropped without a word. */
    private static Set<String> scopes(Map<String, String> asked) {
        return Scope.granted(asked.getOrDefault("scope", "")).stream()
                .map(Scope::text)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Reply refused(Map<String, String> asked, String error, String description) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", error);
        fields.put("error_description", description);
        return back(asked, fields);
    }

    private static Reply back(Map<String, String> asked, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        String state = asked.get("state");
        if (state != null) {
            all.put("state", state);
        }
        String redirect = asked.getOrDefault("redirect_uri", "");
        String query = all.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Reply.empty(302).with("Location", redirect + (redirect.contains("?") ? "&" : "?") + query);
    }
}
