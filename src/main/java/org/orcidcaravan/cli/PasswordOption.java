package org.orcidcaravan.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** A password, which is never a word of the command line: others on the machine could see it there. */
final class PasswordOption {
    @Option(
            names = "--password-stdin",
            description = "Read the password from the first line of standard input; without this, it is asked for.")
    boolean stdin;

    String read(CommandSpec spec) {
        return stdin ? fromInput(spec) : ask(spec, System.console());
    }

    private static String fromInput(CommandSpec spec) {
        try {
            // Not closed: it is the process's own.
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new ParameterException(spec.commandLine(), "Standard input is empty: give it the password.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read the password from standard input: " + e.getMessage(), e);
        }
    }

    private static String ask(CommandSpec spec, @Nullable Console console) {
        if (console == null || !console.isTerminal()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no terminal to ask for the password: use --password-stdin.");
        }
        char[] first = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (first == null || !Arrays.equals(first, again)) {
            throw new ParameterException(spec.commandLine(), "The two are not the same: nothing is changed.");
        }
        return new String(first);
    }
}
