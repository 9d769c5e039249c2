package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.orcidcaravan.consent.transfer.TokenExport;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The permissions, as a file. */
@Command(
        name = "export",
        description = {
            "Writes what is known of every permission as CSV, but not the tokens themselves.",
            "With --with-secrets it writes the valid ones, in clear, in the form that \"tokens import\" takes, and only",
            "into a file of -o, which only its owner may read."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ExportTokensCommand implements Callable<Integer>, NeedsState {
    @Mixin
    ExportOptions options = new ExportOptions();

    @Option(
            names = "--with-secrets",
            description = "Write access and refresh tokens in clear: whoever has the file may write to the records.")
    boolean withSecrets;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    TokenExport tokens;

    @Override
    public Integer call() {
        if (withSecrets && options.output == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--with-secrets writes tokens in clear, and only into a file: name one with -o.");
        }
        state.open();
        options.write(spec.commandLine(), withSecrets ? tokens::secrets : tokens::metadata);
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                withSecrets
                        ? "These are tokens in clear: keep them as you would keep passwords, and delete them after use."
                        : "The tokens themselves are left out; --with-secrets writes them.");
        err.flush();
        return ExitStatus.DONE;
    }
}
