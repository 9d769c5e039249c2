package org.orcidcaravan.routing.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.fetch.StandIn;
import org.orcidcaravan.source.harvest.HarvestReport;

/** Many records from a repository on loopback, in pages of a hundred, with kills in the middle: none lost, none doubled. */
class LargeHarvestTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final int PAGE = 100;
    private static final long MEGABYTE = 1 << 20;
    /** What a harvest may hold beyond what was there before it, however many records there are. */
    private static final long MOST_HEAP = 48 * MEGABYTE;

    private long highest;

    @Test
    void two_thousand_records_come_through_two_kills() throws Exception {
        harvest(2_000, 7);
    }

    @Test
    @Tag("soak")
    void a_hundred_thousand_records_come_through_two_kills() throws Exception {
        harvest(100_000, 333);
    }

    private void harvest(int records, int killedAfter) throws Exception {
        Office office = new Office(DATABASE);
        try (StandIn server = new StandIn("text/xml", question -> page(question, records))) {
            long before = used();
            long began = System.nanoTime();
            AtomicLong steps = new AtomicLong();
            for (String step : new String[] {"take", "checkpoint"}) {
                try (HarvestDesk desk = new HarvestDesk(DATABASE, office, server.address("/oai"), Map.of())) {
                    AtomicLong at = new AtomicLong();
                    desk.killedAt = name -> {
                        watch(steps.incrementAndGet(), killedAfter);
                        return name.equals(step) && at.incrementAndGet() == killedAfter;
                    };
                    assertThatThrownBy(desk::harvest).isInstanceOf(HarvestDesk.Killed.class);
                }
                DATABASE.execute("select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory'");
            }
            HarvestReport report;
            try (HarvestDesk desk = new HarvestDesk(DATABASE, office, server.address("/oai"), Map.of())) {
                desk.killedAt = name -> {
                    watch(steps.incrementAndGet(), killedAfter);
                    return false;
                };
                report = desk.harvest();
            }
            say(records, (System.nanoTime() - began) / 1e9, before);

            assertThat(report.problem()).isNull();
            assertThat(count("select count(*) from source_record where source = '%s'", office))
                    .isEqualTo(records);
            assertThat(count("select count(distinct source_id) from source_record where source = '%s'", office))
                    .isEqualTo(records);
            assertThat(count("select count(*) from source_run where source = '%s'", office))
                    .isEqualTo(1);
            assertThat(server.asked()).hasSizeLessThanOrEqualTo(records / PAGE + 6);
            assertThat(highest - before).isLessThan(MOST_HEAP);
        }
    }

    private void say(int records, double seconds, long before) {
        System.getLogger(LargeHarvestTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        String.format(
                                Locale.ROOT,
                                "%,d records in %.0f s (%.0f a second); heap %d MB before, %d MB at most",
                                records,
                                seconds,
                                records / seconds,
                                before / MEGABYTE,
                                highest / MEGABYTE));
    }

    /** What is left after a collection, now and then. */
    private void watch(long step, int every) {
        if (step % every == 0) {
            highest = Math.max(highest, used());
        }
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long count(String sql, Office office) throws Exception {
        return Long.parseLong(DATABASE.query(sql.formatted(office.source.text())));
    }

    private static String page(Map<String, String> question, int records) {
        if ("Identify".equals(question.get("verb"))) {
            return "<OAI-PMH><responseDate>2026-11-22T12:00:00Z</responseDate><Identify><granularity>YYYY-MM-DDThh:mm:ssZ</granularity>"
                    + "</Identify></OAI-PMH>";
        }
        int start = Integer.parseInt(question.getOrDefault("resumptionToken", "0"));
        StringBuilder list =
                new StringBuilder("<OAI-PMH><responseDate>2026-11-22T12:00:00Z</responseDate><ListRecords>");
        int end = Math.min(records, start + PAGE);
        for (int i = start; i < end; i++) {
            list.append(String.format(Locale.ROOT, """
                    <record><header><identifier>oai:large:%d</identifier><datestamp>2026-01-01T00:00:00Z</datestamp></header><metadata>
                    <resource><identifier identifierType="DOI">10.5555/large.%d</identifier><creators><creator>
                    <creatorName>Beispiel, Berta %d</creatorName><nameIdentifier nameIdentifierScheme="ORCID">0000-0002-1825-0097</nameIdentifier>
                    </creator></creators><titles><title>Title number %d</title></titles><publicationYear>2020</publicationYear>
                    <resourceType resourceTypeGeneral="JournalArticle"/><descriptions><description descriptionType="Abstract">%s</description>
                    </descriptions></resource></metadata></record>
                    """, i, i, i % 5000, i, "An abstract of some length. ".repeat(20)));
        }
        return list.append(end < records ? "<resumptionToken>" + end + "</resumptionToken>" : "")
                .append("</ListRecords></OAI-PMH>")
                .toString();
    }
}
