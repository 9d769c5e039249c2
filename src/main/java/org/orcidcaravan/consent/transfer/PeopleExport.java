package org.orcidcaravan.consent.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;

/** Gives people out in the form that they are taken in. */
@ApplicationScoped
public class PeopleExport {
    private static final List<String> COLUMNS =
            List.of("person_id", "given_name", "family_name", "email", "unit", "groups", "orcid");

    private final PersonStore people;

    public PeopleExport(PersonStore people) {
        this.people = people;
    }

    /**
     * Writes everybody, with the columns that Caravan does not know after those that it does.
     *
     * @return how many
     */
    public int run(Writer out) {
        List<Person> all = people.all();
        TreeSet<String> more = new TreeSet<>();
        all.forEach(person -> more.addAll(person.raw().keySet()));
        List<String> header = new ArrayList<>(COLUMNS);
        header.addAll(more);
        Sheet sheet = new Sheet(out, header);
        for (Person person : all) {
            List<String> row = new ArrayList<>(List.of(
                    person.personId(),
                    Objects.toString(person.givenName(), ""),
                    Objects.toString(person.familyName(), ""),
                    Objects.toString(person.email(), ""),
                    Objects.toString(person.unit(), ""),
                    String.join(";", person.groups()),
                    Objects.toString(person.orcid(), "")));
            more.forEach(column -> row.add(person.raw().getOrDefault(column, "")));
            sheet.row(row);
        }
        sheet.end();
        return all.size();
    }
}
