package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.orcidcaravan.consent.HeldToken;
import org.orcidcaravan.consent.HeldTokenStore;
import org.orcidcaravan.consent.Standing;
import org.orcidcaravan.database.State;
import org.orcidcaravan.orcid.Scope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the permissions stand. */
@Command(
        name = "check",
        description = {
            "Says for each person whether a permission suffices, and which of them expire, lack scopes or were rejected;",
            "exits 1 when somebody has none that suffices, or none that does so for more than 30 days.",
            "It goes by what the database knows and does not ask ORCID: whether a token was revoked there shows when it",
            "is next used."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class CheckTokensCommand implements Callable<Integer>, NeedsState {
    private static final List<String> COLUMNS = List.of(
            "personId",
            "standing",
            "id",
            "orcid",
            "scopes",
            "lacks",
            "state",
            "reason",
            "expiresAt",
            "expiry",
            "checkedAt",
            "current");

    @Option(
            names = "--needs",
            paramLabel = "SCOPES",
            defaultValue = "/read-limited /activities/update",
            description = "What one permission has to contain. Default: ${DEFAULT-VALUE}")
    String needs = "";

    @Option(names = "--json", description = "Print a table of the permissions as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    State state;

    @Inject
    HeldTokenStore tokens;

    @Override
    public Integer call() {
        Set<Scope> needed = Scope.granted(needs);
        if (needed.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--needs names no scope that Caravan uses: name one, such as /activities/update.");
        }
        state.open();
        List<Standing> all = Standing.of(tokens.all(), needed);
        long due = all.stream()
                .filter(person -> person.verdict() != Standing.Verdict.GOOD)
                .count();
        Printed out = new Printed(spec.commandLine().getOut(), json);
        if (json) {
            out.table(
                    COLUMNS,
                    all.stream()
                            .flatMap(person -> person.tokens().stream().map(token -> row(person, token, needed)))
                            .toList(),
                    List::toString);
        } else {
            all.forEach(person -> out.say(StandingText.of(person, needed)));
            out.say(
                    all.isEmpty()
                            ? "There are no permissions yet: take some in with \"tokens import\"."
                            : "People with permissions: " + all.size() + "; of them to be asked for a new one: " + due
                                    + ".");
        }
        return due > 0 ? ExitStatus.LEFT : ExitStatus.DONE;
    }

    private static List<Object> row(Standing person, HeldToken token, Set<Scope> needed) {
        return List.of(
                person.personId(),
                StandingText.word(person.verdict()),
                token.id(),
                token.orcid(),
                token.scopes(),
                token.lacking(needed).stream().map(Scope::text).collect(Collectors.joining(" ")),
                token.state(),
                Objects.toString(token.stateReason(), ""),
                Objects.toString(token.expiresAt(), ""),
                StandingText.word(token.expiry()),
                Objects.toString(token.checkedAt(), ""),
                token.current());
    }
}
