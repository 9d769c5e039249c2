package org.orcidcaravan.measure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.TaskState;

/** What happened in the last hours and days, in no more points than a screen can show. */
@Singleton
public class Histories {
    private static final int POINTS = 500;
    private static final long MINUTE = 60;
    private static final String ANSWERS = "per-minute.answers.";
    /** Verdicts after which the record is as it should be, or only was looked at. */
    private static final Set<String> WELL = Set.of("DONE", "ADOPT_PUT_CODE", "FOUND", "ABSENT");

    private final SampleStore samples;

    Histories(SampleStore samples) {
        this.samples = samples;
    }

    /** What can be asked for. */
    public enum Kind {
        /** Tasks sent, and requests. */
        THROUGHPUT("a minute"),
        /** Of ORCID's answers. */
        LATENCY("ms"),
        /** Answers that did not bring a task on, by verdict. */
        FAILURES("a minute"),
        /** Objects compared, fetched or adopted. */
        SYNC("objects a minute"),
        /** Tasks by state. */
        QUEUE("tasks");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        /** The kind of this name. */
        public static Optional<Kind> named(String name) {
            return EnumSet.allOf(Kind.class).stream()
                    .filter(kind -> kind.text().equals(name))
                    .findFirst();
        }

        /** All names, for people. */
        public static String names() {
            return Stream.of(values()).map(Kind::text).collect(Collectors.joining(", "));
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The name of a series of this kind in a plot; empty: it does not belong there. */
        private Optional<String> label(String series) {
            return switch (this) {
                case THROUGHPUT -> named(series, Map.of("per-minute.requests", "requests", ANSWERS + "DONE", "sent"));
                case LATENCY -> named(series, Map.of("latency.median", "median", "latency.p95", "95th percentile"));
                case SYNC -> named(series, Map.of("per-minute.objects", "objects"));
                case FAILURES ->
                    Optional.of(series)
                            .filter(name -> name.startsWith(ANSWERS))
                            .map(name -> name.substring(ANSWERS.length()))
                            .filter(verdict -> !WELL.contains(verdict));
                case QUEUE ->
                    Optional.of(series)
                            .filter(name -> name.startsWith("tasks."))
                            .map(name -> name.substring("tasks.".length()));
            };
        }

        private static Optional<String> named(String series, Map<String, String> names) {
            return Optional.ofNullable(names.get(series));
        }

        private List<String> series() {
            return switch (this) {
                case THROUGHPUT -> List.of("per-minute.requests", ANSWERS + "DONE");
                case LATENCY -> List.of("latency.median", "latency.p95");
                case SYNC -> List.of("per-minute.objects");
                case FAILURES -> List.of();
                case QUEUE ->
                    Stream.of(TaskState.values())
                            .map(state -> "tasks." + state.text())
                            .toList();
            };
        }

        /** What was not noted in a minute in which other figures were noted did not happen in it. */
        private boolean isCount() {
            return this == THROUGHPUT || this == FAILURES || this == SYNC;
        }
    }

    /** The last hours. */
    public History of(Kind kind, int hours) {
        List<String> wanted = new ArrayList<>(kind.series());
        // Noted in each minute: it says which minutes there were.
        wanted.add("tasks.queued");
        List<Reading> readings = samples.since(wanted, kind == Kind.FAILURES ? ANSWERS : "", hours);
        long step = Math.max(MINUTE, hours * 3_600L / POINTS / MINUTE * MINUTE);
        NavigableMap<Instant, Map<String, List<Double>>> points = new TreeMap<>();
        for (Reading reading : readings) {
            long second = reading.at().getEpochSecond();
            Map<String, List<Double>> point =
                    points.computeIfAbsent(Instant.ofEpochSecond(second - second % step), at -> new HashMap<>());
            point.computeIfAbsent(reading.series(), series -> new ArrayList<>()).add(reading.value());
        }
        return history(kind, readings, points);
    }

    private static History history(
            Kind kind, List<Reading> readings, NavigableMap<Instant, Map<String, List<Double>>> points) {
        Map<String, List<@Nullable Double>> values = new TreeMap<>();
        for (String series : readings.stream().map(Reading::series).distinct().toList()) {
            kind.label(series).ifPresent(label -> values.put(label, line(kind, series, points)));
        }
        return new History(kind.text(), kind.unit, List.copyOf(points.keySet()), values);
    }

    private static List<@Nullable Double> line(
            Kind kind, String series, NavigableMap<Instant, Map<String, List<Double>>> points) {
        List<@Nullable Double> line = new ArrayList<>();
        for (Map<String, List<Double>> point : points.values()) {
            List<Double> noted = point.getOrDefault(series, List.of());
            double sum = noted.stream().mapToDouble(Double::doubleValue).sum();
            if (kind.isCount()) {
                int minutes = Math.max(
                        1, point.getOrDefault("tasks.queued", List.of()).size());
                line.add(sum / minutes);
            } else {
                line.add(noted.isEmpty() ? null : sum / noted.size());
            }
        }
        return Collections.unmodifiableList(line);
    }
}
