package org.orcidcaravan.consent.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Seals tokens for the database and opens them again. It notices when the key file was replaced, so a running service
 * goes on after a rotation by a command; when the new file cannot be used, it keeps the keys that it has and says so
 * (faults.md row 62).
 */
@ApplicationScoped
public class Vault {
    private static final System.Logger LOG = System.getLogger(Vault.class.getName());

    private final KeyFile file;
    private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();
    private final AtomicReference<@Nullable String> complaint = new AtomicReference<>();

    @Inject
    Vault(TokenSettings settings) {
        this(settings.key());
    }

    /** A vault whose keys are in this file. */
    public Vault(Path key) {
        this.file = new KeyFile(key);
    }

    private record Loaded(KeyFile.@Nullable Stamp stamp, Keys keys) {}

    /**
     * Encrypts a token for one place; makes the keys if there are none yet.
     *
     * @throws KeyUnusable when the key file cannot be used
     */
    public byte[] seal(Secret secret, Slot slot) {
        try {
            return keysOrNew().encrypt(secret, slot);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Failed to encrypt the " + slot, e);
        }
    }

    /**
     * Decrypts what was sealed for this very place.
     *
     * @throws KeyUnusable when the key file cannot be used, has not the key, or the place is another
     */
    public Secret open(byte[] sealed, Slot slot) {
        try {
            return new Secret(new String(keys().decrypt(sealed, slot), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new KeyUnusable(
                    "Failed to decrypt the %s: it was encrypted with a key that is not in %s, or was changed or moved in the database. Restore that key file from a backup, or get the permission anew."
                            .formatted(slot, file.path()),
                    e);
        }
    }

    /** A keyed digest, 32 bytes, by which the same token is known again; makes the keys if there are none yet. */
    public byte[] fingerprint(Secret secret) {
        try {
            return keysOrNew().fingerprint(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Failed to make a fingerprint", e);
        }
    }

    /**
     * Adds a key, with which tokens are encrypted from now on; the older ones still decrypt.
     *
     * @return how many keys there are now
     */
    public int addKey() {
        Keys keys = file.change(before -> before.orElseThrow(this::none).withNewPrimary());
        loaded.set(null);
        return keys.count();
    }

    private KeyUnusable none() {
        return new KeyUnusable(
                "There is no key file %s to rotate. It is made when the first token is stored.".formatted(file.path()),
                null);
    }

    private Keys keysOrNew() {
        return file.stamp().isPresent() || loaded.get() != null ? keys() : file.readOrMake();
    }

    private Keys keys() {
        Loaded known = loaded.get();
        try {
            Optional<KeyFile.Stamp> now = file.stamp();
            if (known != null
                    && known.stamp() != null
                    && now.filter(known.stamp()::equals).isPresent()) {
                return known.keys();
            }
            Keys keys = file.read();
            loaded.set(new Loaded(now.orElse(null), keys));
            complaint.set(null);
            return keys;
        } catch (KeyUnusable e) {
            if (known == null) {
                throw e;
            }
            if (!String.valueOf(e.getMessage()).equals(complaint.getAndSet(e.getMessage()))) {
                LOG.log(System.Logger.Level.ERROR, "Going on with the keys read before. " + e.getMessage());
            }
            return known.keys();
        }
    }
}
