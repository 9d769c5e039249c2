package org.orcidcaravan.cli;

import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.orcidcaravan.database.State;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.simulator.SimulatorSettings;
import picocli.CommandLine.Command;

/** The service. */
@Command(
        name = "serve",
        description =
                "Runs the service: the routes by their schedules, and the pages on port 8080. The default command.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ServeCommand implements Callable<Integer>, NeedsState {
    @Inject
    State state;

    @Inject
    Routes routes;

    @Inject
    SimulatorSettings simulator;

    @Inject
    TryOut tryOut;

    @Inject
    TryOutResearcher researcher;

    @Override
    public Integer call() {
        AtomicInteger status = new AtomicInteger(ExitStatus.DONE);
        state.openWhenever(this::start, hopeless -> {
            System.err.println(hopeless.getMessage());
            status.set(ExitStatus.NOT_STARTED);
            Quarkus.asyncExit(ExitStatus.NOT_STARTED);
        });
        Quarkus.waitForExit();
        return status.get();
    }

    private void start() {
        if (simulator.enabled()) {
            tryOut.makeOperator().ifPresent(System.out::println);
            System.out.println(researcher.invite());
        }
        routes.serve();
    }
}
