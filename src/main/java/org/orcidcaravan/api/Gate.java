package org.orcidcaravan.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.ApiToken;
import org.orcidcaravan.access.ApiTokens;
import org.orcidcaravan.access.Role;

/** Lets nobody in without a valid token (RFC 6750), and to nothing that its role does not suffice for. */
class Gate {
    private static final String API = "/api/";
    private static final String SCHEME = "Bearer ";
    private static final String REALM = "Bearer realm=\"caravan\"";

    private final ApiTokens tokens;
    private final Caller caller;

    Gate(ApiTokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    /** Before anything is looked for; it must not wait for the database, because all connections share its thread. */
    @ServerRequestFilter(preMatching = true)
    Optional<Response> demand(ContainerRequestContext request) {
        return isOurs(request) && token(request).isEmpty()
                ? Optional.of(
                        unknown(
                                REALM,
                                "No token: send one that \"caravan api-token create\" made, as \"Authorization: Bearer TOKEN\"."))
                : Optional.empty();
    }

    @ServerRequestFilter
    Optional<Response> check(ContainerRequestContext request, ResourceInfo resource) {
        if (!isOurs(request)) {
            return Optional.empty();
        }
        Optional<ApiToken> holder = token(request).flatMap(tokens::find);
        if (holder.isEmpty()) {
            return Optional.of(unknown(
                    REALM + ", error=\"invalid_token\"",
                    "The token is not valid: it is misspelt or revoked. Make one with \"caravan api-token create\"."));
        }
        caller.is("api:" + holder.get().name(), holder.get().role());
        Role needed = needed(resource.getResourceMethod());
        return needed != null && holder.get().role().suffices(needed)
                ? Optional.empty()
                : Optional.of(insufficient(needed));
    }

    private static boolean isOurs(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith(API);
    }

    private static Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(given -> given.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(given -> given.substring(SCHEME.length()).strip());
    }

    private static @Nullable Role needed(@Nullable Method method) {
        Needs needs = method == null ? null : method.getAnnotation(Needs.class);
        return needs == null ? null : needs.value();
    }

    private static Response unknown(String challenge, String detail) {
        return Problem.answer(401, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    private static Response insufficient(@Nullable Role needed) {
        String detail = needed == null
                ? "Nobody may do this."
                : "The token's role does not suffice: this needs one of the role " + needed.text() + " or above.";
        return Problem.answer(403, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, REALM + ", error=\"insufficient_scope\"")
                .build();
    }
}
