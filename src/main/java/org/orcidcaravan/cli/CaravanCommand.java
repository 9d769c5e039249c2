package org.orcidcaravan.cli;

import picocli.CommandLine.Command;

/** The top of the command line. Without a command it serves. */
@Command(
        name = "caravan",
        description = "Mirrors ORCID's public data, collects permissions, and carries publications to ORCID.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
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
            SimulatorCommand.class
        },
        footer = ExitStatus.HELP)
public class CaravanCommand {}
