package org.orcidcaravan.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.orcidcaravan.simulator.Mutation;
import org.orcidcaravan.simulator.MutationReport;
import org.orcidcaravan.simulator.bucket.Credentials;
import org.orcidcaravan.simulator.bucket.WireBuckets;
import org.orcidcaravan.sync.DataSettings;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.Patience;
import org.orcidcaravan.sync.bucket.S3Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Lets time pass in the simulated world that a running service has opened. */
@Command(
        name = "mutate",
        description = "Changes, adds and removes records in the simulated world of a running service.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class MutateSimulatorCommand implements Callable<Integer> {
    @Option(
            names = {"-n", "--records"},
            defaultValue = "10",
            description = "How many records to touch; 10 if not given.")
    int records = 10;

    @Spec
    CommandSpec spec;

    @Inject
    DataSettings data;

    @Inject
    InstantSource clock;

    @Override
    public Integer call() throws IOException {
        Path address = data.dir().resolve("simulator.endpoint");
        if (!Files.exists(address)) {
            spec.commandLine()
                    .getErr()
                    .println("No simulated world is open here: start one with \"./mvnw quarkus:dev\", or with"
                            + " CARAVAN_SIMULATOR_ENABLED=true ./caravan serve.");
            return ExitStatus.NOT_STARTED;
        }
        Credentials credentials = Credentials.SYNTHETIC;
        StaticCredentialsProvider provider = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(credentials.accessKey(), credentials.secretKey()));
        S3Address world = new S3Address(URI.create(Files.readString(address).strip()), "eu-west-1");
        try (BucketClient client = new BucketClient(world, provider, Patience.DEFAULT, clock)) {
            MutationReport report =
                    new Mutation(new WireBuckets(client), RandomGenerator.getDefault(), clock).run(records);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d records extended, %d shortened, %d added, %d closed.%n",
                            report.extended().size(),
                            report.shortened().size(),
                            report.added().size(),
                            report.closed().size());
        }
        return ExitStatus.DONE;
    }
}
