package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.transfer.PeopleExport;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The researchers, as a file. */
@Command(
        name = "export",
        description = {
            "Writes all researchers as CSV, in the form that \"people import\" takes.",
            "A field that a spreadsheet would take for a formula gets an apostrophe before it;",
            "\"people import\" removes it."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ExportPeopleCommand implements Callable<Integer>, NeedsState {
    @Mixin
    ExportOptions options = new ExportOptions();

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    PeopleExport people;

    @Override
    public Integer call() {
        state.open();
        options.write(spec.commandLine(), people::run);
        return ExitStatus.DONE;
    }
}
