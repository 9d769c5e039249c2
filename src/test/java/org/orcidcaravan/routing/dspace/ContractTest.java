package org.orcidcaravan.routing.dspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/**
 * Every operation, every part of a record and every outcome of DSpace's contract, each with a row and a researcher of its own.
 * What is to become of each stands in {@code dspace/outcomes.csv}, and was not computed by what is tested.
 */
class ContractTest {
    @RegisterExtension
    static final RealDatabase OURS = new RealDatabase();

    @RegisterExtension
    static final RealDatabase DSPACE = new RealDatabase();

    private static final List<String> TYPES =
            List.of("Publication", "Project", "OTHER_NAMES", "COUNTRY", "KEYWORDS", "EXTERNAL_IDS", "RESEARCHER_URLS");

    /** A line of the table. */
    private record Line(String what, String operation, String applies, List<String> expected) {
        static List<Line> all() throws IOException {
            try (InputStream in = ContractTest.class.getResourceAsStream("/dspace/outcomes.csv")) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .map(line -> List.of(line.split(",")))
                        .map(cells ->
                                new Line(cells.get(0), cells.get(1), cells.get(2), cells.subList(3, cells.size())))
                        .toList();
            }
        }
    }

    private record Expected(Case row, Line line) {}

    private static List<Expected> cases(World world) throws IOException {
        List<Expected> cases = new ArrayList<>();
        for (Line line : Line.all()) {
            for (String type : TYPES) {
                if (Case.applies(line.applies(), type)) {
                    cases.add(new Expected(new Case(world, line.what(), line.operation(), type), line));
                }
            }
        }
        return cases;
    }

    private static void compare(List<Expected> cases, Function<Case, String> is, Function<Line, String> should) {
        Map<String, String> found = new TreeMap<>();
        Map<String, String> wanted = new TreeMap<>();
        for (Expected one : cases) {
            found.put(one.row().toString(), is.apply(one.row()));
            wanted.put(one.row().toString(), should.apply(one.line()));
        }
        assertThat(found).isEqualTo(wanted);
    }

    private static String text(Case row) {
        return row.became() + " " + row.records();
    }

    @Test
    void strict_mode_does_with_every_row_what_dspace_does() throws Exception {
        try (World world = new World(OURS, DSPACE, "strict")) {
            List<Expected> cases = cases(world);
            assertThat(cases).hasSizeGreaterThanOrEqualTo(300);

            world.run(false);

            compare(
                    cases,
                    ContractTest::text,
                    line -> line.expected().get(0) + " " + line.expected().get(3));
        } finally {
            forget();
        }
    }

    @Test
    void improved_mode_writes_back_what_the_table_says_and_the_next_run_does_what_an_outage_left() throws Exception {
        try (World world = new World(OURS, DSPACE, "improved")) {
            List<Expected> cases = cases(world);

            world.run(false);
            compare(
                    cases,
                    ContractTest::text,
                    line -> line.expected().get(1) + " " + line.expected().get(4));

            world.registry.faults().clear();
            world.run(false);
            List<Expected> again = cases.stream()
                    .filter(one -> !one.line().expected().get(2).equals("-"))
                    .toList();
            assertThat(again).hasSizeGreaterThan(100);
            compare(again, Case::became, line -> line.expected().get(2));
            assertThat(again)
                    .allSatisfy(one -> assertThat(one.row().records())
                            .isEqualTo(one.row().became().startsWith("204") ? 0 : 1));
        } finally {
            forget();
        }
    }

    @Test
    void force_takes_what_has_used_up_its_attempts() throws Exception {
        for (String mode : List.of("strict", "improved")) {
            try (World world = new World(OURS, DSPACE, mode)) {
                List<Case> cases = TYPES.stream()
                        .map(type -> new Case(world, "forced", "INSERT", type))
                        .toList();
                world.run(false);
                assertThat(cases).allSatisfy(row -> assertThat(row.became()).isEqualTo("none - same"));

                world.run(true);
                assertThat(cases).allSatisfy(row -> assertThat(row.became()).isEqualTo("201 code gone"));
            } finally {
                forget();
            }
        }
    }

    private static void forget() throws Exception {
        OURS.execute("update dspace_watch set last_history = null, alarm = null");
        OURS.execute("truncate dspace_sending, dspace_pause, dspace_written, dspace_seen");
    }
}
