package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.routing.RouteCheck;
import org.orcidcaravan.routing.RouteFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The lint that the build uses, for operators; and a dry load, in which nothing runs. */
@Command(
        name = "check",
        description = {
            "Checks route files, all of caravan.routes.dir or the given ones, without running any.",
            "Each finding names file, line, what is wrong and what to write instead."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class CheckRoutesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "Route files.", arity = "0..*")
    @Nullable
    List<Path> files;

    @Option(names = "--json", description = "Print the findings as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Inject
    RouteCheck check;

    @Override
    public Integer call() {
        List<RouteFinding> findings = files == null ? check.all() : check.files(files);
        Printed out = new Printed(spec.commandLine().getOut(), json);
        out.table(
                List.of("file", "line", "rule", "message"),
                findings.stream()
                        .map(finding -> List.<Object>of(
                                finding.file().toString(), finding.line(), finding.rule(), finding.message()))
                        .toList(),
                row -> row.get(0) + ":" + row.get(1) + ": " + row.get(3) + " [" + row.get(2) + "]");
        if (findings.isEmpty()) {
            out.say("All route files are in order.");
            return ExitStatus.DONE;
        }
        out.say(findings.size() + " findings.");
        return ExitStatus.LEFT;
    }
}
