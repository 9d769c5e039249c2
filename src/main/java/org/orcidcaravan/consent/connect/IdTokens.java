package org.orcidcaravan.consent.connect;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.orcidcaravan.consent.Unguessable;
import org.orcidcaravan.orcid.OrcidId;

/** Sees that a signed answer is ORCID's, for us, for this very journey, and about the iD that it came with. */
@ApplicationScoped
class IdTokens {
    private static final int LATENESS_SECONDS = 60;
    private static final int OK = 200;

    private final OrcidOAuth orcid;
    private final Client client;
    private final RegistrySettings registry;
    private final AtomicReference<List<JsonWebKey>> keys = new AtomicReference<>(List.of());

    IdTokens(OrcidOAuth orcid, Client client, RegistrySettings registry) {
        this.orcid = orcid;
        this.client = client;
        this.registry = registry;
    }

    /**
     * Whether it is genuine (OpenID Connect Core, section 3.1.3.7).
     *
     * @param nonceHash of the nonce that it must have, hexadecimal
     * @throws OrcidSilent when ORCID does not tell its keys
     */
    boolean genuine(String idToken, OrcidId whose, String nonceHash) {
        // ORCID changes its keys now and then: what does not fit is looked at once more with those of now.
        return fits(idToken, whose, nonceHash, keys.get()) || fits(idToken, whose, nonceHash, fetched());
    }

    private boolean fits(String idToken, OrcidId whose, String nonceHash, List<JsonWebKey> known) {
        if (known.isEmpty()) {
            return false;
        }
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(known))
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                    .setExpectedIssuer(true, registry.issuer())
                    .setExpectedAudience(true, client.id())
                    .setExpectedSubject(whose.toString())
                    .setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(LATENESS_SECONDS)
                    .build()
                    .processToClaims(idToken);
            String nonce = claims.getStringClaimValue("nonce");
            return nonce != null
                    && MessageDigest.isEqual(
                            Unguessable.hash(nonce), HexFormat.of().parseHex(nonceHash));
        } catch (InvalidJwtException | MalformedClaimException e) {
            // The reason quotes the token.
            return false;
        }
    }

    private List<JsonWebKey> fetched() {
        OrcidOAuth.Reply reply = orcid.send(Client.keys());
        if (reply.status() != OK) {
            return List.of();
        }
        try {
            keys.set(List.copyOf(new JsonWebKeySet(reply.body()).getJsonWebKeys()));
        } catch (JoseException e) {
            return List.of();
        }
        return keys.get();
    }
}
