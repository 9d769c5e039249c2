package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.transfer.TokenImport;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Permissions from a file. */
@Command(
        name = "import",
        description = {
            "Takes permissions in from a file with the columns orcid, access_token and scope (required),",
            "refresh_token, expires_at (ISO 8601; UTC if it names no zone) and person_id.",
            "Whoever is not known yet is added, with the iD as person_id if none is given.",
            "Columns of DSpace (orcid_token.access_token, person.identifier.orcid, dspace.orcid.scope) and of the",
            "New Zealand ORCID Hub (orcid, scopes, issue_time, expires_in) are understood as well. Without a column",
            "orcid, person_id, eperson_id or user_id says whose the token is, among the people that are known.",
            "The same file twice changes nothing. A bad row is reported with its line and does not stop the others.",
            "Tokens are encrypted, and never printed: delete the file when they are in."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ImportTokensCommand implements Callable<Integer>, NeedsState {
    @Parameters(paramLabel = "FILE.csv", description = "The file: CSV in UTF-8, with a header.")
    Path file = Path.of("");

    @Option(
            names = "--scope",
            paramLabel = "SCOPES",
            description = "What was granted, for rows that do not say so, such as those of DSpace's table orcid_token.")
    @Nullable
    String scope;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    TokenImport tokens;

    @Override
    public Integer call() {
        state.open();
        return new ImportOutcome("tokens", tokens.run(file, scope)).say(spec.commandLine());
    }
}
