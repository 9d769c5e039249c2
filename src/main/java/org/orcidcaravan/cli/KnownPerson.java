package org.orcidcaravan.cli;

import java.util.Optional;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.orcid.OrcidId;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A person whom a command names by key or iD. */
final class KnownPerson {
    private KnownPerson() {}

    /**
     * @param command whose usage is told when nobody is known by that name
     */
    static Person find(PersonStore people, String named, CommandLine command) {
        Optional<Person> byKey = people.find(named);
        return byKey.or(() -> OrcidId.parse(named).flatMap(people::find))
                .orElseThrow(() -> new ParameterException(
                        command, "Nobody is known as " + named + ": see \"people list\" for keys and iDs."));
    }
}
