package org.orcidcaravan.simulator.registry;

import java.time.Duration;

/** Hands each request to whom it is for. */
final class Desk {
    private static final String BEARER = "Bearer ";

    private final MemberApi api;
    private final OAuth oauth;
    private final WebhookApi webhooks;
    private final PublicRecords publicly;
    private final Authorization authorization;
    private final Tokens tokens;
    private final Signature signature;

    Desk(Apis apis, OAuth oauth, Authorization authorization, Tokens tokens, Signature signature) {
        this.api = apis.member();
        this.webhooks = apis.webhooks();
        this.publicly = apis.publicly();
        this.authorization = authorization;
        this.oauth = oauth;
        this.tokens = tokens;
        this.signature = signature;
    }

    /** What may be asked about records. */
    record Apis(MemberApi member, WebhookApi webhooks, PublicRecords publicly) {}

    /** @param window between looking for duplicates and storing */
    Reply answer(Call call, Duration window) {
        String path = call.line().path();
        if (path.equals("/oauth/authorize")) {
            return authorization.answer(call);
        }
        if (path.equals("/oauth/jwks")) {
            return signature.keys();
        }
        if (path.equals("/.well-known/openid-configuration")) {
            return Discovery.of(call.base());
        }
        if (WebhookApi.isFor(path)) {
            return webhooks.answer(call);
        }
        if (PublicRecords.isFor(call)) {
            return publicly.answer(call);
        }
        return path.startsWith("/oauth/") ? oauth.answer(call) : api.answer(call, window);
    }

    /** Takes the permission back that this request rests on, as the researcher does. */
    void revokeToken(Call call) {
        String header = call.header("Authorization").orElse("");
        if (header.startsWith(BEARER)) {
            tokens.find(header.substring(BEARER.length()))
                    .ifPresent(token -> token.revoke(Token.Revocation.USER_REVOKED));
        }
    }
}
