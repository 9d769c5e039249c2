package org.orcidcaravan.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code ./caravan} process, as an operator starts it. */
record Service(Process process, Path log) {
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    static Service start(String caravan, Path log, Map<String, String> settings, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(caravan));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        return new Service(builder.start(), log);
    }

    /** Bytes of heap in use after a full collection. */
    long heap() throws IOException {
        jcmd("GC.run");
        long used = 0;
        for (String line : jcmd("GC.heap_info").lines().toList()) {
            Matcher matcher = USED.matcher(line);
            if (matcher.find() && !line.contains("space")) {
                used += Long.parseLong(matcher.group(1)) * 1024;
            }
        }
        return used;
    }

    private String jcmd(String what) throws IOException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(program.toString(), String.valueOf(process.pid()), what).start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    void end() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
