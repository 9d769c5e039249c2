package org.orcidcaravan.consent.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.orcidcaravan.consent.HeldToken;
import org.orcidcaravan.consent.HeldTokenStore;
import org.orcidcaravan.consent.HeldTokenStore.Secrets;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.consent.vault.Secret;

/** Gives tokens out: what is known of all, or the valid ones themselves, in the form that they are taken in. */
@ApplicationScoped
public class TokenExport {
    private final HeldTokenStore tokens;

    public TokenExport(HeldTokenStore tokens) {
        this.tokens = tokens;
    }

    /**
     * Writes what is known of every token, but not the tokens.
     *
     * @return how many
     */
    public int metadata(Writer out) {
        List<HeldToken> all = tokens.all();
        Sheet sheet = new Sheet(
                out,
                List.of(
                        "orcid",
                        "person_id",
                        "scope",
                        "expires_at",
                        "state",
                        "state_reason",
                        "created_at",
                        "checked_at"));
        for (HeldToken token : all) {
            sheet.row(List.of(
                    token.orcid().toString(),
                    token.personId(),
                    token.scopes(),
                    Objects.toString(token.expiresAt(), ""),
                    token.state(),
                    Objects.toString(token.stateReason(), ""),
                    token.createdAt().toString(),
                    Objects.toString(token.checkedAt(), "")));
        }
        sheet.end();
        return all.size();
    }

    /**
     * Writes the valid tokens in clear.
     *
     * @return how many
     * @throws KeyUnusable when one does not decrypt
     */
    public int secrets(Writer out) {
        Sheet sheet =
                new Sheet(out, List.of("orcid", "access_token", "refresh_token", "scope", "expires_at", "person_id"));
        int count = 0;
        for (HeldToken token : tokens.all()) {
            Optional<Secrets> both = token.state().equals("valid") ? tokens.secrets(token.id()) : Optional.empty();
            if (both.isPresent()) {
                sheet.rowWith(
                        List.of(
                                token.orcid().toString(),
                                both.get().access().value(),
                                Optional.ofNullable(both.get().refresh())
                                        .map(Secret::value)
                                        .orElse("")),
                        List.of(token.scopes(), Objects.toString(token.expiresAt(), ""), token.personId()));
                count++;
            }
        }
        sheet.end();
        return count;
    }
}
