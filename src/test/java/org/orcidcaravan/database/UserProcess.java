package org.orcidcaravan.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts {@link DatabaseUser} in a JVM of its own and speaks with it. */
final class UserProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private UserProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static UserProcess start(String role, Path folder, String... launcher) throws IOException {
        var command = new ArrayList<>(List.of(launcher));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseUser.class.getName(),
                role,
                folder.toString()));
        return new UserProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    long pid() {
        return process.pid();
    }

    String line() throws IOException {
        return String.valueOf(output.readLine());
    }

    /** Lets it close its handle and end. */
    String finish() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        var said = line();
        await();
        return said;
    }

    void kill() {
        process.destroyForcibly();
        await();
    }

    void await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("process %d does not end".formatted(process.pid()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
