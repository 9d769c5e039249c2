package org.orcidcaravan.consent.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.NewToken;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.Saved;
import org.orcidcaravan.consent.TokenElsewhere;
import org.orcidcaravan.consent.TokenIntakeStore;
import org.orcidcaravan.consent.TokenStore;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;

/** Takes permissions in that were obtained elsewhere. */
@ApplicationScoped
public class TokenImport {
    private final PersonStore people;
    private final TokenStore tokens;
    private final TokenIntakeStore intake;

    public TokenImport(PersonStore people, TokenStore tokens, TokenIntakeStore intake) {
        this.people = people;
        this.tokens = tokens;
        this.intake = intake;
    }

    /**
     * Takes every row of a file in.
     *
     * @param scope what was granted by rows that do not say so, as in DSpace's table; null when each has to say it
     * @throws FileUnusable when it cannot be read, is not UTF-8, or lacks a required column
     * @throws KeyUnusable when the vault's key cannot be used, or is not that of the tokens that are there
     */
    public ImportReport run(Path file, @Nullable String scope) {
        TokenForm form = TokenForm.read(file, scope);
        tokens.proveKey();
        List<ImportReport.Problem> warnings = new ArrayList<>();
        for (String name : form.leftOut()) {
            warnings.add(new ImportReport.Problem(
                    1, "the column " + Formula.guarded(name) + " is of no use here; it is left out"));
        }
        return form.table().each(row -> take(form, row, warnings), warnings);
    }

    private Saved take(TokenForm form, Row row, List<ImportReport.Problem> warnings) {
        OrcidId orcid = row.orcid("orcid").orElseGet(() -> orcidOfPerson(row));
        String scopes = form.scopes(row);
        Secret access = form.access(row);
        Secret refresh = form.refresh(row);
        var expiresAt = form.expiresAt(row);
        refuseHeldElsewhere(access, orcid);
        long person = person(row, orcid);
        Saved saved = intake.add(new NewToken(person, orcid, scopes, access, refresh, expiresAt));
        if (Scope.granted(scopes).isEmpty()) {
            warnings.add(new ImportReport.Problem(row.line(), "Caravan has no use for any of its scopes"));
        }
        return saved;
    }

    /** DSpace's table names the person and not the iD. */
    private OrcidId orcidOfPerson(Row row) {
        Person person = personId(row)
                .flatMap(people::find)
                .orElseThrow(() -> new BadRow(
                        "it names no iD, and nobody who is known: add the column orcid, or import the people first"));
        if (person.orcid() == null) {
            throw new BadRow("it names no iD, and none of its person is known: add the column orcid");
        }
        return person.orcid();
    }

    /** Before a person is made for the row. */
    private void refuseHeldElsewhere(Secret access, OrcidId orcid) {
        Optional<OrcidId> holder = intake.holder(access).filter(other -> !other.equals(orcid));
        if (holder.isPresent()) {
            throw new TokenElsewhere(orcid, holder.get());
        }
    }

    /** The person of the row; when nobody is known, one is made, with the iD as the key if no other is given. */
    private long person(Row row, OrcidId orcid) {
        Optional<String> personId = personId(row);
        Optional<Person> holder = people.find(orcid);
        if (holder.isPresent()) {
            if (personId.isPresent() && !personId.get().equals(holder.get().personId())) {
                throw new BadRow("the person " + holder.get().personId() + " has the iD " + orcid
                        + ", not the person of this row; see whose it is");
            }
            return holder.get().id();
        }
        String key = personId.orElse(orcid.toString());
        Person person = people.find(key).orElseGet(() -> Person.named(key));
        if (person.orcid() != null) {
            throw new BadRow("the person of this row has another iD, " + person.orcid() + ", not " + orcid
                    + "; see which is right");
        }
        return people.save(person.with(orcid));
    }

    private static Optional<String> personId(Row row) {
        return row.optional("person_id").map(Formula::unguarded);
    }
}
