package org.orcidcaravan.cli;

import static java.util.Objects.requireNonNull;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line's grammar and manners. */
public final class Commands {
    /** In the order of the help. */
    private static final List<Class<?>> ALL = List.of(
            ServeCommand.class,
            DownloadCommand.class,
            SyncCommand.class,
            DeletionsCommand.class,
            PushCommand.class,
            ReconcileCommand.class,
            PeopleCommand.class,
            TokensCommand.class,
            InviteCommand.class,
            MailCommand.class,
            DeadLettersCommand.class,
            WorksCommand.class,
            HarvestCommand.class,
            ApiTokenCommand.class,
            AdminCommand.class,
            AuditCommand.class,
            RoutesCommand.class,
            ConfigCommand.class,
            ImportCommand.class,
            VerifyCommand.class,
            StorageCommand.class,
            StatusCommand.class,
            StatsCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DatabaseCommand.class,
            SimulatorCommand.class);

    private Commands() {}

    /**
     * The command line, with its commands made by {@code factory}. When the first word is the name of a command, that one
     * only: all of them take a fifth of a second to make, and are made twice a run.
     *
     * @param words what was typed; none for the whole command line
     */
    public static CommandLine line(CommandLine.IFactory factory, String... words) {
        CommandLine line = new CommandLine(new CaravanCommand(), factory);
        asked(words).forEach(command -> line.addSubcommand(new CommandLine(command, factory)));
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Commands::failed)
                .setParameterExceptionHandler(Commands::misused);
    }

    private static List<Class<?>> asked(String... words) {
        if (words.length == 0) {
            return ALL;
        }
        return ALL.stream()
                .filter(command -> words[0].equals(name(command)))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(ALL);
    }

    private static String name(Class<?> command) {
        return requireNonNull(command.getAnnotation(CommandLine.Command.class)).name();
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
