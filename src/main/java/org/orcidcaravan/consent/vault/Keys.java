package org.orcidcaravan.consent.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.security.GeneralSecurityException;

/**
 * Two sets of keys: one encrypts tokens (AES-256-GCM), of which the newest is used and all decrypt; one makes
 * fingerprints (HMAC-SHA256) and never changes, because the fingerprints in the database could not be made again.
 */
final class Keys {
    private static final String TOKENS = "tokens";
    private static final String FINGERPRINTS = "fingerprints";
    private static final Configuration CIPHERS;

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
            CIPHERS = RegistryConfiguration.get();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks the ciphers that tokens are encrypted with", e);
        }
    }

    private final KeysetHandle tokens;
    private final KeysetHandle fingerprints;
    private final Aead cipher;
    private final PrfSet digest;

    private Keys(KeysetHandle tokens, KeysetHandle fingerprints) throws GeneralSecurityException {
        this.tokens = tokens;
        this.fingerprints = fingerprints;
        this.cipher = tokens.getPrimitive(CIPHERS, Aead.class);
        this.digest = fingerprints.getPrimitive(CIPHERS, PrfSet.class);
    }

    static Keys generate() throws GeneralSecurityException {
        return new Keys(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, CIPHERS),
                KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF, CIPHERS));
    }

    /** @throws GeneralSecurityException when the text is not what {@link #text} gave; its message holds none of it */
    static Keys parse(String text) throws GeneralSecurityException {
        try (var reader = Json.createReader(new StringReader(text))) {
            JsonObject both = reader.readObject();
            return new Keys(keyset(both, TOKENS), keyset(both, FINGERPRINTS));
        } catch (JsonException | ClassCastException e) {
            throw new GeneralSecurityException("not a JSON object with the members tokens and fingerprints");
        }
    }

    private static KeysetHandle keyset(JsonObject both, String member) throws GeneralSecurityException {
        if (!both.containsKey(member)) {
            throw new GeneralSecurityException("no member " + member);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                both.getJsonObject(member).toString(), CIPHERS, InsecureSecretKeyAccess.get());
    }

    /** These keys and a new one, which encrypts from now on. */
    Keys withNewPrimary() throws GeneralSecurityException {
        KeysetHandle more = KeysetHandle.newBuilder(tokens)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        return new Keys(more, fingerprints);
    }

    /** The keys in clear, as JSON, for a file that only the service may read. */
    String text() throws GeneralSecurityException {
        return Json.createObjectBuilder()
                .add(TOKENS, json(tokens))
                .add(FINGERPRINTS, json(fingerprints))
                .build()
                .toString();
    }

    private static JsonObject json(KeysetHandle keyset) throws GeneralSecurityException {
        String text = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, CIPHERS, InsecureSecretKeyAccess.get());
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    int count() {
        return tokens.size();
    }

    byte[] encrypt(Secret secret, Slot slot) throws GeneralSecurityException {
        return cipher.encrypt(secret.bytes(), slot.associatedData());
    }

    byte[] decrypt(byte[] sealed, Slot slot) throws GeneralSecurityException {
        return cipher.decrypt(sealed, slot.associatedData());
    }

    byte[] fingerprint(Secret secret) throws GeneralSecurityException {
        return digest.computePrimary(secret.bytes(), 32);
    }
}
