package org.orcidcaravan.orcid.record;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.xml.bind.JAXBContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.simulator.Population;
import org.orcidcaravan.simulator.record.SyntheticRecord;

/** The measurement of {@code bench/keep/run}: one thread, records in memory, each way by turns. */
@Tag("soak")
class DecisionSpeedSoakTest {
    private static final int RECORDS = 2_000;
    private static final int ROUNDS = 6;

    private interface Reading {
        void read(InputStream summary) throws Exception;
    }

    private record Measured(String what, double perSecond) {}

    @Test
    void a_decision_is_cheaper_than_a_whole_parse() throws Exception {
        List<byte[]> records = records();
        JAXBContext classes =
                JAXBContext.newInstance("org.orcid.ns.record", getClass().getClassLoader());
        List<Reading> ways = List.of(
                summary -> CurrentEmployers.read(summary, LocalDate.EPOCH),
                DecisionSpeedSoakTest::walk,
                summary -> classes.createUnmarshaller().unmarshal(summary));
        double[] best = new double[ways.size()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int way = 0; way < best.length; way++) {
                best[way] = Math.max(best[way], perSecond(records, ways.get(way)));
            }
        }
        double mean = records.stream().mapToInt(each -> each.length).average().orElseThrow();
        List<Measured> all = List.of(
                new Measured("decision, stops after the employments", best[0]),
                new Measured("whole parse, event by event (Aalto)", best[1]),
                new Measured("whole parse into objects (JAXB)", best[2]));
        all.forEach(each -> System.out.printf(
                "%s: %,.0f records/s, %.1f us a record; %,d records, %,.0f bytes on average%n",
                each.what(), each.perSecond(), 1_000_000 / each.perSecond(), records.size(), mean));
        assertThat(best[0]).isGreaterThan(best[1]).isGreaterThan(best[2]);
    }

    private static List<byte[]> records() {
        Population people = new Population(RECORDS, new SplittableRandom(5), Instant.parse("2026-11-21T12:00:00Z"));
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            SyntheticRecord person = people.record(i);
            byte[] bytes = person.written() ? person.summary().bytes() : new byte[0];
            // Error documents are no test of a parser.
            if (bytes.length > 4_000) {
                records.add(bytes);
            }
        }
        return records;
    }

    private static void walk(InputStream summary) throws Exception {
        try (Steps steps = Steps.into(summary)) {
            steps.root();
            while (steps.child()) {
                steps.skip();
            }
        }
    }

    private static double perSecond(List<byte[]> records, Reading way) throws Exception {
        long before = System.nanoTime();
        for (byte[] record : records) {
            way.read(new ByteArrayInputStream(record));
        }
        return records.size() * 1e9 / (System.nanoTime() - before);
    }
}
