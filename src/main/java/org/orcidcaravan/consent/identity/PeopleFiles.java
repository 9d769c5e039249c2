package org.orcidcaravan.consent.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.transfer.PeopleExport;

/** Gives people out in the form that another system takes. */
@ApplicationScoped
public class PeopleFiles {
    private final PersonStore people;
    private final PeopleExport sheet;
    private final IdentitySettings settings;
    private final InstantSource clock;

    public PeopleFiles(PersonStore people, PeopleExport sheet, IdentitySettings settings, InstantSource clock) {
        this.people = people;
        this.sheet = sheet;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes everybody.
     *
     * @param emails whether JSON and MARCXML have e-mail addresses; CSV always does, because it is the form of the import
     * @return how many
     */
    public int write(PeopleForm form, boolean emails, Writer out) {
        return switch (form) {
            case CSV -> sheet.run(out);
            case JSON -> json(people.all(), emails, out);
            case MARCXML ->
                new AuthorityRecords(settings.marcOrganization().orElse(null), clock.instant(), emails)
                        .write(people.all(), out);
        };
    }

    private static int json(List<Person> all, boolean emails, Writer out) {
        // Not closed: whoever opened it closes it.
        JsonGenerator json = Json.createGenerator(out);
        json.writeStartArray();
        for (Person person : all) {
            json.writeStartObject().write("person_id", person.personId());
            text(json, "given_name", person.givenName());
            text(json, "family_name", person.familyName());
            if (emails) {
                text(json, "email", person.email());
            }
            text(json, "unit", person.unit());
            json.writeStartArray("groups");
            person.groups().forEach(json::write);
            json.writeEnd();
            text(json, "orcid", person.orcid() == null ? null : "https://orcid.org/" + person.orcid());
            json.write("authenticated", person.orcid() != null && person.orcidAuthenticatedAt() != null);
            text(
                    json,
                    "authenticated_at",
                    person.orcidAuthenticatedAt() == null
                            ? null
                            : person.orcidAuthenticatedAt().toString());
            json.writeEnd();
        }
        json.writeEnd().flush();
        return all.size();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.write(name, JsonValue.NULL);
        } else {
            json.write(name, value);
        }
    }
}
