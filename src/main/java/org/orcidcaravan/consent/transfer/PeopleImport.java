package org.orcidcaravan.consent.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.Saved;
import org.orcidcaravan.orcid.OrcidId;

/**
 * Takes people in. A column sets what it names, and an empty field clears it; but an iD is never cleared by a file, and
 * one that ORCID confirmed is never changed by one.
 */
@ApplicationScoped
public class PeopleImport {
    static final Set<String> COLUMNS =
            Set.of("person_id", "given_name", "family_name", "email", "unit", "groups", "orcid");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*;\\s*");

    private final PersonStore people;

    public PeopleImport(PersonStore people) {
        this.people = people;
    }

    /**
     * Takes every row of a file in.
     *
     * @throws FileUnusable when it cannot be read, is not UTF-8, or has no column {@code person_id}
     */
    public ImportReport run(Path file) {
        return run(Table.read(file, COLUMNS));
    }

    /**
     * Takes every row of a text in.
     *
     * @param name what messages call it
     * @throws FileUnusable when it has no column {@code person_id}
     */
    public ImportReport run(String name, String text) {
        return run(Table.of(Path.of(name), text, COLUMNS));
    }

    private ImportReport run(Table read) {
        Table table = read.requiring(Set.of("person_id"));
        List<ImportReport.Problem> warnings = table.unknown().stream()
                .map(name -> new ImportReport.Problem(
                        1, "the column " + Formula.guarded(name) + " is not known; it is kept as it is"))
                .toList();
        return table.each(row -> take(table, row), warnings);
    }

    private Saved take(Table table, Row row) {
        String personId = Formula.unguarded(row.required("person_id"));
        Optional<OrcidId> orcid = row.orcid("orcid");
        Optional<Person> before = people.find(personId);
        boolean renamed = before.isEmpty() && orcid.isPresent() && takesOverStandIn(personId, orcid.get());
        if (renamed) {
            before = people.find(personId);
        }
        Person known = before.orElseGet(() -> Person.named(personId));
        if (orcid.isPresent()
                && known.orcidAuthenticatedAt() != null
                && !orcid.get().equals(known.orcid())) {
            throw new BadRow("ORCID confirmed another iD for this person, " + known.orcid()
                    + "; correct the row, or let the person sign in at ORCID again");
        }
        Person person = merged(table, row, known, orcid);
        if (before.isPresent() && person.equals(known)) {
            return renamed ? Saved.CHANGED : Saved.UNCHANGED;
        }
        refuseSecondHolder(personId, orcid);
        people.save(person);
        return before.isPresent() ? Saved.CHANGED : Saved.ADDED;
    }

    /** Tokens may come before people: then somebody stands in who has only an iD, and is this person. */
    private boolean takesOverStandIn(String personId, OrcidId orcid) {
        return people.find(orcid)
                .filter(Person::isStandIn)
                .filter(standIn -> people.rename(standIn, personId))
                .isPresent();
    }

    private void refuseSecondHolder(String personId, Optional<OrcidId> orcid) {
        Optional<Person> holder =
                orcid.flatMap(people::find).filter(other -> !other.personId().equals(personId));
        if (holder.isPresent()) {
            throw new BadRow("the person " + holder.get().personId() + " has this iD already, " + orcid.orElseThrow()
                    + ", and no two people have one; see whose it is");
        }
    }

    private static Person merged(Table table, Row row, Person known, Optional<OrcidId> orcid) {
        return new Person(
                known.id(),
                known.personId(),
                field(table, row, "given_name", known.givenName()),
                field(table, row, "family_name", known.familyName()),
                field(table, row, "email", known.email()),
                field(table, row, "unit", known.unit()),
                table.has("groups") ? groups(row) : known.groups(),
                orcid.orElse(known.orcid()),
                known.orcidAuthenticatedAt(),
                raw(table, row, known));
    }

    private static @Nullable String field(Table table, Row row, String column, @Nullable String known) {
        return table.has(column) ? row.optional(column).map(Formula::unguarded).orElse(null) : known;
    }

    private static List<String> groups(Row row) {
        return row.optional("groups").stream()
                .map(Formula::unguarded)
                .flatMap(SEPARATOR::splitAsStream)
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
    }

    private static Map<String, String> raw(Table table, Row row, Person known) {
        Map<String, String> raw = new HashMap<>(known.raw());
        for (String column : table.unknown()) {
            String value = row.optional(column).map(Formula::unguarded).orElse(null);
            if (value == null) {
                raw.remove(column);
            } else {
                raw.put(column, value);
            }
        }
        return raw;
    }
}
