package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.identity.PeopleFiles;
import org.orcidcaravan.consent.identity.PeopleForm;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The researchers, as a file. */
@Command(
        name = "export",
        description = {
            "Writes all researchers: as CSV, in the form that \"people import\" takes; as JSON, which says of each iD",
            "whether it is authenticated; or as MARC 21 authority records in MARCXML, with authenticated iDs only.",
            "In CSV a field that a spreadsheet would take for a formula gets an apostrophe before it;",
            "\"people import\" removes it."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ExportPeopleCommand implements Callable<Integer>, NeedsState {
    @Mixin
    ExportOptions options = new ExportOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv, json or marcxml. Default: csv.")
    String format = "csv";

    @Option(names = "--with-email", description = "JSON and MARCXML have e-mail addresses, too; CSV always does.")
    boolean emails;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    PeopleFiles people;

    @Override
    public Integer call() {
        PeopleForm form = PeopleForm.named(format)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--format is csv, json or marcxml, not \"" + format + "\"."));
        state.open();
        options.write(spec.commandLine(), out -> people.write(form, emails, out));
        return ExitStatus.DONE;
    }
}
