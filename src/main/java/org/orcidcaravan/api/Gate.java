package org.orcidcaravan.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.ApiToken;
import org.orcidcaravan.access.ApiTokens;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.access.SameOrigin;
import org.orcidcaravan.access.SessionCookie;
import org.orcidcaravan.access.Sessions;
import org.orcidcaravan.access.SignedIn;

/**
 * Lets nobody in without a valid token (RFC 6750) or the cookie of a session, and to nothing that their role does not suffice
 * for. Who sends a token is judged by the token, whatever cookies come with it.
 */
class Gate {
    private static final String API = "/api/";
    private static final String SCHEME = "Bearer ";
    private static final String REALM = "Bearer realm=\"caravan\"";

    private final ApiTokens tokens;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final SameOrigin origin;
    private final Caller caller;

    Gate(ApiTokens tokens, Sessions sessions, SessionCookie cookie, SameOrigin origin, Caller caller) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.cookie = cookie;
        this.origin = origin;
        this.caller = caller;
    }

    /** Before anything is looked for; it must not wait for the database, because all connections share its thread. */
    @ServerRequestFilter(preMatching = true)
    Optional<Response> demand(ContainerRequestContext request) {
        boolean ours = request.getUriInfo().getPath().startsWith(API);
        return ours && token(request).isEmpty() && session(request).isEmpty()
                ? Optional.of(
                        unknown(
                                REALM,
                                "No token: send one that \"caravan api-token create\" made, as \"Authorization: Bearer TOKEN\"."))
                : Optional.empty();
    }

    /** By the class that would answer, not by the address, which can be written in many ways. */
    @ServerRequestFilter
    Optional<Response> check(ContainerRequestContext request, ResourceInfo resource) {
        Class<?> answers = resource.getResourceClass();
        if (answers == null || !answers.getPackageName().equals(Gate.class.getPackageName())) {
            return Optional.empty();
        }
        Role needed = needed(resource.getResourceMethod());
        Optional<String> token = token(request);
        return token.isPresent() ? byToken(token.get(), needed) : bySession(request, needed);
    }

    private Optional<Response> byToken(String token, @Nullable Role needed) {
        Optional<ApiToken> holder = tokens.find(token);
        if (holder.isEmpty()) {
            return Optional.of(unknown(
                    REALM + ", error=\"invalid_token\"",
                    "The token is not valid: it is misspelt or revoked. Make one with \"caravan api-token create\"."));
        }
        caller.is("api:" + holder.get().name(), holder.get().role());
        return mayNot("The token's role", holder.get().role(), needed)
                .map(answer -> answer.header(HttpHeaders.WWW_AUTHENTICATE, REALM + ", error=\"insufficient_scope\"")
                        .build());
    }

    private Optional<Response> bySession(ContainerRequestContext request, @Nullable Role needed) {
        Optional<SignedIn> who = session(request).flatMap(sessions::find);
        if (who.isEmpty()) {
            return Optional.of(unknown(REALM, "Nobody is signed in any more: sign in again."));
        }
        SameOrigin.Signs signs = new SameOrigin.Signs(
                request.getMethod(),
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getHeaderString(HttpHeaders.HOST));
        if (!origin.allows(signs)) {
            return Optional.of(
                    Problem.answer(403, "Another site asks for this in your name: only pages of this one may.")
                            .build());
        }
        caller.is(who.get());
        return mayNot("Your role", who.get().role(), needed).map(Response.ResponseBuilder::build);
    }

    private static Optional<String> token(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(given -> given.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(given -> given.substring(SCHEME.length()).strip());
    }

    private Optional<String> session(ContainerRequestContext request) {
        return Optional.ofNullable(request.getCookies().get(cookie.name())).map(Cookie::getValue);
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

    private static Optional<Response.ResponseBuilder> mayNot(String whose, Role role, @Nullable Role needed) {
        if (needed == null) {
            return Optional.of(Problem.answer(403, "Nobody may do this."));
        }
        return role.suffices(needed)
                ? Optional.empty()
                : Optional.of(Problem.answer(
                        403, whose + " does not suffice: this needs one of the role " + needed.text() + " or above."));
    }
}
