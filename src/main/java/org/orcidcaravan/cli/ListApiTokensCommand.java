package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.orcidcaravan.access.ApiToken;
import org.orcidcaravan.access.ApiTokens;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The programs' tokens, as a table. */
@Command(
        name = "list",
        description =
                "Lists the tokens: whose, what they may do, when they were last used, and whether they are revoked.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ListApiTokensCommand implements Callable<Integer>, NeedsState {
    @Option(names = "--json", description = "Print the table as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    ApiTokens tokens;

    @Override
    public Integer call() {
        state.open();
        List<ApiToken> all = tokens.all();
        Printed out = new Printed(spec.commandLine().getOut(), json);
        out.table(
                List.of("name", "role", "createdAt", "lastUsedAt", "revokedAt"),
                all.stream().map(ListApiTokensCommand::row).toList(),
                row -> row.get(0) + ": " + row.get(1) + ", made " + row.get(2) + ", "
                        + (row.get(3).toString().isEmpty() ? "never used" : "last used " + row.get(3))
                        + (row.get(4).toString().isEmpty() ? "" : ", revoked " + row.get(4)));
        if (all.isEmpty()) {
            out.say("There are no tokens yet: make one with \"api-token create\".");
        }
        return ExitStatus.DONE;
    }

    private static List<Object> row(ApiToken token) {
        return List.of(
                token.name(),
                token.role().text(),
                token.createdAt().toString(),
                Objects.toString(token.lastUsedAt(), ""),
                Objects.toString(token.revokedAt(), ""));
    }
}
