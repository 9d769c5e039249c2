package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.audit.AuditRow;
import org.orcidcaravan.access.audit.AuditTrail;
import org.orcidcaravan.access.audit.Known;
import org.orcidcaravan.access.audit.Proof;
import org.orcidcaravan.database.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the audit is all there, and unchanged. */
@Command(
        name = "verify",
        description = {
            "Computes the chain of the audit anew, and names the first row that was changed, taken out or put in later.",
            "It prints the last row's number and hash: keep them elsewhere, and give them to --known next time, so that rows",
            "cut off at the end show as well."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class VerifyAuditCommand implements Callable<Integer>, NeedsState {
    @Option(
            names = "--known",
            paramLabel = "NUMBER:HASH",
            description = "A row that must be there with this hash: what an earlier run printed.")
    @Nullable
    String known;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    AuditTrail trail;

    @Override
    public Integer call() {
        Known expected = known == null
                ? null
                : Known.read(known)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--known is what an earlier run printed: a number, a colon, 64 digits."));
        state.open();
        Proof proof = trail.prove(expected);
        PrintWriter out = spec.commandLine().getOut();
        AuditRow last = proof.last();
        if (proof.holds()) {
            out.println(
                    last == null
                            ? "The audit is empty."
                            : "All " + proof.rows() + " rows of the audit fit. The last one: " + last.id() + ":"
                                    + last.link().hash());
        } else {
            out.println(proof.fault() + " The " + proof.rows()
                    + " rows before it fit. Look into who had access to the database, and compare with a backup.");
        }
        out.flush();
        return proof.holds() ? ExitStatus.DONE : ExitStatus.LEFT;
    }
}
