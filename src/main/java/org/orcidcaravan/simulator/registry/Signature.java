package org.orcidcaravan.simulator.registry;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** Signs who somebody is, as ORCID does: RS256, with {@code amr} as a text (orcid-api.md 3.5). */
final class Signature {
    private static final String KEY_ID = "simulated-1";
    private static final int BITS = 2048;
    private static final Duration LIFE = Duration.ofDays(1);

    private final InstantSource clock;
    private @Nullable KeyPair keys;

    Signature(InstantSource clock) {
        this.clock = clock;
    }

    /** The keys that signatures are checked with (RFC 7517). */
    Reply keys() {
        RSAPublicKey key = (RSAPublicKey) pair().getPublic();
        String text =
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"%s\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                        .formatted(KEY_ID, number(key.getModulus()), number(key.getPublicExponent()));
        return Reply.json(text.getBytes(StandardCharsets.UTF_8));
    }

    String idToken(Codes.Exchanged exchanged, URI issuer) {
        Token token = exchanged.token();
        Instant now = clock.instant();
        OrcidId orcid = token.orcid().orElseThrow();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.toString());
        claims.put("aud", token.client().id());
        claims.put("sub", orcid.toString());
        claims.put("at_hash", half(token.access()));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("auth_time", now.getEpochSecond());
        claims.put("jti", half(token.refresh()));
        claims.put("name", Names.of(orcid));
        claims.put("amr", "pwd");
        if (exchanged.nonce() != null) {
            claims.put("nonce", exchanged.nonce());
        }
        String signed = text("{\"alg\":\"RS256\",\"kid\":\"" + KEY_ID + "\"}") + "." + text(Json.write(claims));
        try {
            java.security.Signature signer = java.security.Signature.getInstance("SHA256withRSA");
            signer.initSign(pair().getPrivate());
            signer.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java signs with RSA, but this one does not", e);
        }
    }

    /** Made when the first is wanted, because it takes a while. */
    private synchronized KeyPair pair() {
        if (keys == null) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(BITS);
                keys = generator.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has RSA, but this one has not", e);
            }
        }
        return keys;
    }

    private static String half(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return encoded(Arrays.copyOf(hash, hash.length / 2));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256, but this one has not", e);
        }
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String text(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
