package org.orcidcaravan.push;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The benchmark of the push: {@code bench/push/run --help}. It lives in the package of the queue, because it drives what
 * is nobody else's business.
 */
final class PushBench {
    private PushBench() {}

    public static void main(String[] args) throws Exception {
        Plan plan = Plan.read(args);
        Findings findings = new Findings();
        findings.tell("load average before (others on this machine)",
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        try {
            measure(plan, findings);
        } catch (Exception e) {
            e.printStackTrace();
            findings.hold("ran to its end", String.valueOf(e.getMessage()), "yes", false);
        }
        findings.print();
        System.exit(findings.met() ? 0 : 1);
    }

    private static void measure(Plan plan, Findings findings) throws Exception {
        if (plan.figure().equals("queue")) {
            QueueFigure.measure(plan, findings);
            return;
        }
        try (World world = World.open(plan)) {
            Sendings sendings = new Sendings(plan, world, findings);
            switch (plan.figure()) {
                case "throughput" -> sendings.throughput();
                case "outage" -> sendings.outage();
                case "chaos" -> sendings.chaos();
                default -> throw new IllegalArgumentException("No figure is called " + plan.figure());
            }
        }
    }
}
