package org.orcidcaravan.push;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What {@code bench/push/run} asks for; it has filled in every default. */
record Plan(Map<String, String> options) {
    static Plan read(String[] words) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            options.put(words[i].substring(2), words[i + 1]);
        }
        return new Plan(Map.copyOf(options));
    }

    String figure() {
        return options.get("figure");
    }

    int people() {
        return Integer.parseInt(options.get("people"));
    }

    int works() {
        return Integer.parseInt(options.get("works"));
    }

    int worksEach() {
        return Math.max(1, works() / people());
    }

    int rate() {
        return Integer.parseInt(options.get("rate"));
    }

    Duration latency() {
        return Duration.ofMillis(Long.parseLong(options.get("latency")));
    }

    Duration down() {
        return Duration.ofSeconds(Long.parseLong(options.get("down")));
    }

    Duration patience() {
        return Duration.ofSeconds(Long.parseLong(options.get("patience")));
    }

    int warmUp() {
        return Integer.parseInt(options.get("warm-up"));
    }

    /** Tasks that are measured at the start, the middle and the end; 0: all are. */
    int sample() {
        return Integer.parseInt(options.get("sample"));
    }

    int workers() {
        return Integer.parseInt(options.get("workers"));
    }

    Path folder() {
        return Path.of(options.get("folder"));
    }

    String caravan() {
        return options.get("caravan");
    }
}
