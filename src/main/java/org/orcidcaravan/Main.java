package org.orcidcaravan;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.orcidcaravan.cli.CaravanApplication;
import org.orcidcaravan.cli.Commands;
import org.orcidcaravan.cli.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The entry: answers help at once, meets a command's needs, then boots Quarkus and runs the command in it. */
@QuarkusMain
public final class Main {
    Main() {}

    public static void main(String... args) {
        int status = run(args);
        // In development mode the process belongs to the build tool, which starts this again after a change.
        if (!Home.inDevelopment()) {
            System.exit(status);
        }
    }

    private static int run(String... args) {
        // Since Java 24 the first use of sun.misc.Unsafe prints four lines of warnings; Netty does without it.
        System.setProperty("io.netty.noUnsafe", "true");
        String[] words = args.length == 0 ? new String[] {"serve"} : args;
        CommandLine line = Commands.line(CommandLine.defaultFactory(), words);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(words);
        } catch (CommandLine.ParameterException e) {
            return handle(line, e, words);
        }
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        try (Preparation _ = Preparation.of(Commands.chosen(parsed))) {
            int[] status = {ExitStatus.DONE};
            Quarkus.run(
                    CaravanApplication.class,
                    (code, failure) -> {
                        status[0] = failure == null ? code : ExitStatus.NOT_STARTED;
                        if (failure != null) {
                            System.err.println("Cannot start: " + root(failure));
                        }
                    },
                    words);
            return status[0];
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            return ExitStatus.of(e);
        }
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof QuarkusBindException
                ? root.getMessage() + ". Stop what listens there, or set quarkus.http.port (QUARKUS_HTTP_PORT)."
                : root.toString();
    }

    private static int handle(CommandLine line, CommandLine.ParameterException cause, String[] words) {
        try {
            return line.getParameterExceptionHandler().handleParseException(cause, words);
        } catch (Exception e) {
            throw new IllegalStateException("The handler of wrong usage failed", e);
        }
    }
}
