package org.orcidcaravan.cli;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import picocli.CommandLine;

/** Runs the command, now that its needs are met and its beans are there. */
public class CaravanApplication implements QuarkusApplication {
    @Inject
    CommandLine.IFactory factory;

    @Override
    public int run(String... args) {
        return Commands.line(factory, args).execute(args);
    }
}
