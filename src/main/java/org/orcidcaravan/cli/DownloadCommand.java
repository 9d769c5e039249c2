package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.sync.PassRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One full pass. */
@Command(
        name = "download",
        description = {
            "Makes a full copy of ORCID's public data, or brings one up to date by comparing every key.",
            "An interrupted download goes on where it was. A folder that ORCID's scripts made is adopted in place."
        },
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class DownloadCommand implements Callable<Integer>, NeedsState {
    @Mixin
    PassOptions options = new PassOptions();

    @Inject
    Routes routes;

    @Inject
    PassRun run;

    @Override
    public Integer call() {
        PassRequest request = options.request(OptionalInt.empty());
        return run.run(request, options.archive, () -> routes.fullPass(request));
    }
}
