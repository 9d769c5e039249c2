package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.copy.Copies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The state, into another PostgreSQL. */
@Command(
        name = "move",
        description = {
            "Copies the whole state into another, empty PostgreSQL 14 or later: out of the embedded one, or from server to",
            "server. The service must be stopped. What was there stays as it was.",
            "Afterwards set quarkus.datasource.jdbc.url, .username and .password to the new one, and start the service."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class MoveDatabaseCommand implements Callable<Integer>, NeedsState {
    @Option(
            names = "--to",
            required = true,
            paramLabel = "JDBC_URL",
            description = "The new database: jdbc:postgresql://HOST:PORT/DATABASE.")
    String url = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Its user, who owns the tables then.")
    @Nullable
    String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file with the password in its first line, so that it stands in no list of commands.")
    @Nullable
    Path passwordFile;

    @Spec
    CommandSpec spec;

    @Inject
    Copies copies;

    @Override
    public Integer call() {
        Copies.Copied copied = copies.move(url, user, password());
        spec.commandLine()
                .getOut()
                .printf(
                        "%,d rows of %d tables are in the new database. Set quarkus.datasource.jdbc.url, .username and"
                                + " .password to it before the service starts again; the old one stays as it was.%n",
                        copied.rows(), copied.tables());
        spec.commandLine().getOut().flush();
        return ExitStatus.DONE;
    }

    private @Nullable String password() {
        Path file = passwordFile;
        if (file == null) {
            return null;
        }
        try {
            return Files.readAllLines(file).stream().findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "The file of the password cannot be read: " + file + ".");
        }
    }
}
