package org.orcidcaravan.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.orcidcaravan.simulator.bucket.Credentials;

/** The packaged application in a process of its own, as an operator starts it. Nothing it does leaves this machine. */
final class CaravanProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;

    private final Process process;
    private final Path out;
    private final Path err;

    private CaravanProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What came of a command. */
    record Outcome(int status, String out, String err) {}

    /**
     * How to start it.
     *
     * @param folder its working directory and home: data and output are kept there
     * @param settings {@code key=value}
     * @param prefix what stands before {@code java} on the command line
     * @param signed whether it is given the credentials of the simulated buckets
     */
    record Start(Path folder, List<String> settings, List<String> prefix, boolean signed) {
        static Start in(Path folder) {
            return new Start(
                    folder,
                    List.of(
                            "caravan.routes.dir=" + Path.of("routes").toAbsolutePath(),
                            "caravan.sync.redelivery-delay=1",
                            "caravan.sync.throttled-delay=1",
                            "caravan.sync.redelivery-delay-max=5",
                            "quarkus.http.port=0"),
                    List.of(),
                    true);
        }

        Start with(String... more) {
            List<String> all = new ArrayList<>(settings);
            all.addAll(List.of(more));
            return new Start(folder, List.copyOf(all), prefix, signed);
        }

        Start with(OrcidBuckets buckets) {
            return with("caravan.s3.endpoint=" + buckets.middleman().endpoint());
        }

        Start with(StateRows database) {
            return with(
                    "quarkus.datasource.jdbc.url=" + database.url(),
                    "quarkus.datasource.username=" + database.user(),
                    "quarkus.datasource.password=" + database.password());
        }

        Start behind(String... words) {
            return new Start(folder, settings, List.of(words), signed);
        }

        Start unsigned() {
            return new Start(folder, settings, prefix, false);
        }

        /** Starts it and waits until it ends. */
        Outcome run(String... command) {
            try (CaravanProcess started = start(command)) {
                return started.outcome();
            }
        }

        CaravanProcess start(String... command) {
            try {
                Path out = Files.createTempFile(folder, "caravan", ".out");
                Path err = Files.createTempFile(folder, "caravan", ".err");
                ProcessBuilder builder = new ProcessBuilder(line(command))
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
                builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("CARAVAN_"));
                builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
                builder.environment().put("HOME", folder.toString());
                if (signed) {
                    builder.environment().put("AWS_ACCESS_KEY_ID", Credentials.SYNTHETIC.accessKey());
                    builder.environment().put("AWS_SECRET_ACCESS_KEY", Credentials.SYNTHETIC.secretKey());
                }
                return new CaravanProcess(builder.start(), out, err);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private List<String> line(String... command) {
            List<String> line = new ArrayList<>(prefix);
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
            settings.forEach(setting -> line.add("-D" + setting));
            line.addAll(List.of("-jar", jar().toString()));
            line.addAll(List.of(command));
            return line;
        }

        private static Path jar() {
            return Path.of(System.getProperty("caravan.tests.jar", "target/quarkus-app/quarkus-run.jar"))
                    .toAbsolutePath();
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    /** Asks it to end, as an init system does. */
    Outcome terminate() {
        process.destroy();
        return outcome();
    }

    /** Ends it as a crash would: without a chance to do anything. */
    void kill() {
        process.destroyForcibly();
        outcome();
    }

    Outcome outcome() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("A process does not end; it said: " + out() + err());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return new Outcome(process.exitValue(), out(), err());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
