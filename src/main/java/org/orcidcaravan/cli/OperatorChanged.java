package org.orcidcaravan.cli;

import org.orcidcaravan.access.OperatorChange;
import org.orcidcaravan.access.OperatorRefused;
import org.orcidcaravan.access.Operators;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Changes an operator by the command line. */
final class OperatorChanged {
    private OperatorChanged() {}

    /** Says so when it is done; wrong usage when there is no such operator, or it must not be. */
    static int by(CommandSpec spec, Operators operators, String login, OperatorChange change) {
        try {
            if (operators.change(login, change, Actor.name()).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "There is no operator " + login + ": \"admin list\" shows all of them.");
            }
        } catch (OperatorRefused e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return ExitStatus.DONE;
    }
}
