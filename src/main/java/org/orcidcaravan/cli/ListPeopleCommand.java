package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The researchers, as a table. */
@Command(
        name = "list",
        description = "Lists the researchers, their iDs, and whether ORCID itself confirmed the iD.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ListPeopleCommand implements Callable<Integer>, NeedsState {
    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    PersonStore people;

    @Override
    public Integer call() {
        state.open();
        List<Person> all = people.all();
        Printed out = new Printed(spec.commandLine().getOut(), json);
        out.table(
                List.of("personId", "givenName", "familyName", "email", "unit", "groups", "orcid", "authenticated"),
                all.stream().map(ListPeopleCommand::row).toList(),
                ListPeopleCommand::line);
        if (all.isEmpty()) {
            out.say("Nobody is known yet: take people in with \"people import\".");
        }
        return ExitStatus.DONE;
    }

    private static List<Object> row(Person person) {
        return List.of(
                person.personId(),
                Objects.toString(person.givenName(), ""),
                Objects.toString(person.familyName(), ""),
                Objects.toString(person.email(), ""),
                Objects.toString(person.unit(), ""),
                String.join(";", person.groups()),
                Objects.toString(person.orcid(), ""),
                person.orcidAuthenticatedAt() != null);
    }

    private static String line(List<Object> row) {
        String name = (row.get(1) + " " + row.get(2)).strip();
        String orcid = row.get(6).toString();
        String proof = Boolean.TRUE.equals(row.get(7)) ? " (confirmed by ORCID)" : " (not confirmed)";
        return row.get(0) + ": " + (name.isEmpty() ? "no name" : name) + ", "
                + (orcid.isEmpty() ? "no iD" : orcid + proof);
    }
}
