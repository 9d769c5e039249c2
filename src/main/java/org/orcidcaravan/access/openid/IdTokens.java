package org.orcidcaravan.access.openid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Checks ID tokens (OpenID Connect Core 1.0, section 3.1.3.7), those of ORCID included. */
@ApplicationScoped
public class IdTokens {
    /** Asymmetric ones only: our secret is no key, and "none" is no signature. */
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(
            ConstraintType.PERMIT, "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    /** Clocks differ. */
    private static final int SKEW_SECONDS = 60;

    private static final int OLDEST_SECONDS = 3_600;

    private static final Map<Integer, String> WORDS = Map.of(
            ErrorCodes.EXPIRED, "it has expired",
            ErrorCodes.ISSUED_AT_INVALID_FUTURE, "it is from the future: compare the clocks",
            ErrorCodes.ISSUED_AT_INVALID_PAST, "it is old",
            ErrorCodes.ISSUER_INVALID, "it is of another issuer",
            ErrorCodes.AUDIENCE_INVALID, "it is for another client",
            ErrorCodes.SIGNATURE_INVALID, "its signature is wrong",
            ErrorCodes.SUBJECT_MISSING, "it names nobody",
            ErrorCodes.EXPIRATION_MISSING, "it never expires");

    private final ProviderDirectory directory;
    private final InstantSource time;

    IdTokens(ProviderDirectory directory, InstantSource time) {
        this.directory = directory;
        this.time = time;
    }

    /**
     * What it must be.
     *
     * @param keys where the issuer's public keys are ({@code jwks_uri})
     * @param audience our client id
     * @param nonce that was sent with the question
     */
    public record Expected(String issuer, URI keys, String audience, String nonce) {}

    /**
     * What the token says, once all of it is found right.
     *
     * @throws OpenIdRefused when signature, issuer, audience, time or nonce is not as expected
     * @throws OpenIdTrouble when the keys cannot be read
     */
    public Claims verify(String token, Expected expected) {
        JwtContext read;
        try {
            read = read(token, expected, directory.keys(expected.keys()));
        } catch (InvalidJwtException e) {
            if (!isAboutKeys(e)) {
                throw refused(e);
            }
            read = again(token, expected);
        }
        Claims claims = claims(read);
        if (!Optional.of(expected.nonce()).equals(claims.text("nonce"))) {
            throw new OpenIdRefused(
                    OpenIdRefused.Reason.TOKEN, "The ID token answers another question: its nonce is not ours.");
        }
        boolean several = claims.texts("aud").size() > 1;
        if ((several || claims.has("azp")) && !claims.text("azp").equals(Optional.of(expected.audience()))) {
            throw new OpenIdRefused(OpenIdRefused.Reason.TOKEN, "The ID token was given to another client.");
        }
        return claims;
    }

    /** The issuer may have changed its keys. */
    private JwtContext again(String token, Expected expected) {
        try {
            return read(token, expected, directory.newKeys(expected.keys()));
        } catch (InvalidJwtException e) {
            throw refused(e);
        }
    }

    private JwtContext read(String token, Expected expected, List<JsonWebKey> keys) throws InvalidJwtException {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setExpectedIssuer(expected.issuer())
                .setExpectedAudience(expected.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(SKEW_SECONDS, OLDEST_SECONDS)
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromSeconds(time.instant().getEpochSecond()))
                .build();
        return consumer.process(token);
    }

    private static boolean isAboutKeys(InvalidJwtException e) {
        // A key that is not found has no code of its own.
        return e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID) || e.hasErrorCode(ErrorCodes.MISCELLANEOUS);
    }

    private static Claims claims(JwtContext read) {
        try (JsonReader reader =
                Json.createReader(new StringReader(read.getJwtClaims().getRawJson()))) {
            return new Claims(reader.readObject());
        }
    }

    /** In words of ours: the exception's own quote the token. */
    private static OpenIdRefused refused(InvalidJwtException e) {
        String why = WORDS.entrySet().stream()
                .filter(word -> e.hasErrorCode(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("it cannot be read, or no key of the issuer fits");
        return new OpenIdRefused(OpenIdRefused.Reason.TOKEN, "The ID token is not valid: " + why + ".");
    }
}
