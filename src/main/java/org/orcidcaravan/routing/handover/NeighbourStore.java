package org.orcidcaravan.routing.handover;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.consent.KnownPeopleStore;
import org.orcidcaravan.source.author.KnownPerson;

/**
 * Everybody here by family name, in the form in which names are compared, which PostgreSQL does not know. It is read anew as
 * soon as anybody has changed.
 */
@ApplicationScoped
class NeighbourStore {
    private record Read(String stamp, Map<String, List<KnownPerson>> byFamily) {}

    private volatile Read read = new Read("", Map.of());

    /** By {@link org.orcidcaravan.source.author.PersonName#family}. */
    Map<String, List<KnownPerson>> byFamily(Connection connection) throws SQLException {
        String stamp = KnownPeopleStore.stamp(connection);
        Read last = read;
        if (!last.stamp().equals(stamp)) {
            Map<String, List<KnownPerson>> all = new HashMap<>();
            for (KnownPeopleStore.Known one : KnownPeopleStore.named(connection)) {
                KnownPerson person = KnownPeople.person(one);
                all.computeIfAbsent(person.name().family(), family -> new ArrayList<>())
                        .add(person);
            }
            last = new Read(stamp, all);
            read = last;
        }
        return last.byFamily();
    }
}
