package org.orcidcaravan.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.consent.vault.Vault;

/** Gives the vault a new key and encrypts all tokens with it (faults.md row 62). */
@ApplicationScoped
public class Rotation {
    private final Vault vault;
    private final TokenStore tokens;
    private final RotationStore store;

    Rotation(Vault vault, TokenStore tokens, RotationStore store) {
        this.vault = vault;
        this.tokens = tokens;
        this.store = store;
    }

    /**
     * What a rotation came to.
     *
     * @param keys how many keys decrypt now
     * @param renewed how many tokens are encrypted with the new one
     * @param troubles a sentence for each token that is not
     */
    public record Report(int keys, long renewed, List<String> troubles) {}

    /**
     * Adds a key, durably, and then encrypts the tokens with it. Wherever it is interrupted, every token decrypts; run
     * it again then.
     *
     * @throws KeyUnusable when the key file cannot be used, or is not that of the tokens; nothing is changed then
     */
    public Report rotate() {
        tokens.proveKey();
        int keys = vault.addKey();
        long renewed = 0;
        List<String> troubles = new ArrayList<>();
        RotationStore.Page page = store.renew(0);
        while (!page.isEmpty()) {
            renewed += page.renewed();
            troubles.addAll(page.troubles());
            page = store.renew(page.last());
        }
        return new Report(keys, renewed, List.copyOf(troubles));
    }
}
