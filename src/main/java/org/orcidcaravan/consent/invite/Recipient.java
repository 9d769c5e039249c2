package org.orcidcaravan.consent.invite;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.invite.Trigger.Past;

/**
 * Somebody who has an address, and how they stand.
 *
 * @param language that they prefer: the column {@code language} of the imported file; empty: not known
 * @param barred why they get no mail; null: they may
 * @param past the mails of one campaign that they had or are to have
 */
public record Recipient(
        Person person,
        String address,
        String language,
        Journey journey,
        @Nullable String barred,
        List<Past> past) {
    public Recipient {
        past = List.copyOf(past);
    }

    /** Name, or key when no name is known. */
    public String name() {
        String name = (Optional.ofNullable(person.givenName()).orElse("") + " "
                        + Optional.ofNullable(person.familyName()).orElse(""))
                .strip();
        return name.isEmpty() ? person.personId() : name;
    }

    Recipient with(List<Past> mails) {
        return new Recipient(person, address, language, journey, barred, mails);
    }
}
