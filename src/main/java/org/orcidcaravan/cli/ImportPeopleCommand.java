package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.transfer.PeopleImport;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Researchers from a file. */
@Command(
        name = "import",
        description = {
            "Takes researchers in from a file with the columns person_id (required), given_name, family_name,",
            "email, unit, groups (several separated by semicolons) and orcid. Other columns are kept.",
            "An empty field clears what was known, but never an iD. The same file twice changes nothing.",
            "A bad row is reported with its line and does not stop the others."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ImportPeopleCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "FILE.csv", description = "The file: CSV in UTF-8, with a header.")
    Path file = Path.of("");

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    PeopleImport people;

    @Override
    public Integer call() {
        state.open();
        return new ImportOutcome("people", people.run(file)).say(spec.commandLine());
    }
}
