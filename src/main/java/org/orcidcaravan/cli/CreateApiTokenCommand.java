package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.orcidcaravan.access.ApiTokens;
import org.orcidcaravan.access.NameTaken;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A new token for a program. */
@Command(
        name = "create",
        description = {
            "Makes a token and prints it, this once: only a digest is kept. A program sends it with each request, as",
            "\"Authorization: Bearer TOKEN\"."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class CreateApiTokenCommand implements Callable<Integer>, NeedsState {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@-]{0,63}");

    @Parameters(paramLabel = "NAME", description = "What to call the program that uses it.")
    String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            required = true,
            description = "What it may do: viewer looks, operator also brings works in, admin may do all.")
    Role role = Role.VIEWER;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    ApiTokens tokens;

    @Override
    public Integer call() {
        if (!NAME.matcher(name).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The name cannot be that: use up to 64 letters, digits, spaces and . _ @ -, first a letter or digit.");
        }
        state.open();
        try {
            spec.commandLine().getOut().println(tokens.create(name, role, Actor.name()));
            spec.commandLine().getOut().flush();
        } catch (NameTaken e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        spec.commandLine()
                .getErr()
                .println("The token of " + name + ", " + role.text() + ". Keep it safe: it is not shown again.");
        spec.commandLine().getErr().flush();
        return ExitStatus.DONE;
    }
}
