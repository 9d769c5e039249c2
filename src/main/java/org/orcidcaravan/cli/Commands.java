package org.orcidcaravan.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line's grammar and manners. */
public final class Commands {
    private Commands() {}

    /** The whole command line, with its commands made by {@code factory}. */
    public static CommandLine line(CommandLine.IFactory factory) {
        return new CommandLine(new CaravanCommand(), factory)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Commands::failed)
                .setParameterExceptionHandler(Commands::misused);
    }

    /** The command that was asked for: the innermost one. */
    public static Object chosen(ParseResult parsed) {
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf.commandSpec().userObject();
    }

    private static int failed(Exception cause, CommandLine line, ParseResult parsed) {
        String message = cause.getMessage();
        line.getErr().println(message == null ? cause.toString() : message);
        return ExitStatus.of(cause);
    }

    private static int misused(CommandLine.ParameterException cause, String[] args) {
        CommandLine line = cause.getCommandLine();
        line.getErr().println(cause.getMessage());
        line.getErr().println("See \"" + line.getCommandSpec().qualifiedName() + " --help\".");
        return ExitStatus.USAGE;
    }
}
