package org.orcidcaravan.routing.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Run;

/** Twenty thousand records stream through the intake, and again; the log says how fast. */
class RecordVolumeTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Logger LOG = Logger.getLogger(RecordVolumeTest.class);
    private static final int RECORDS = 20_000;
    private static final int PEOPLE = 2_000;

    private final Office office = new Office(DATABASE);

    /** Made one at a time, as a harvest gives them: four authors, one of ours by a mail address, one by a name alone. */
    private static Iterator<Entry> records() {
        return IntStream.range(0, RECORDS)
                .<Entry>mapToObj(i -> new Entry.Present(
                        i + 1,
                        Office.record(
                                "oai:repository.example:" + i,
                                "Title number " + i,
                                Author.named("Fremd" + i + ", Frida"),
                                new Author(
                                        "Name" + i % PEOPLE + ", Given",
                                        "author",
                                        null,
                                        null,
                                        "p" + i % PEOPLE + "@example.org",
                                        null),
                                Author.named("Name" + (i + 7) % PEOPLE + ", G."),
                                new Author("Other, O.", "author", "0000-0001-5109-3700", null, null, null))))
                .iterator();
    }

    private Run timed(String what) {
        long began = System.nanoTime();
        Run run = office.intake(Map.of()).take(office.source, "oai", true, records(), arrival -> {});
        double seconds = (System.nanoTime() - began) / 1e9;
        LOG.infof("%s: %d records in %.1f s, %.0f a second", what, RECORDS, seconds, RECORDS / seconds);
        return run;
    }

    @Test
    void a_harvest_of_many_records_is_taken_once() throws SQLException {
        DATABASE.execute("insert into person (person_id, given_name, family_name, email) select 'p' || i, 'Given',"
                + " 'Name' || i, 'P' || i || '@example.org' from generate_series(0, " + (PEOPLE - 1) + ") i");

        Run first = timed("new");
        Run again = timed("the same");

        assertThat(List.of(first.tally().added(), first.tally().offered()))
                .containsExactly((long) RECORDS, (long) RECORDS);
        assertThat(again.tally().same()).isEqualTo(RECORDS);
        assertThat(again.tally().offered()).isZero();
        assertThat(DATABASE.query("select count(*) from source_author where matched = 'proposed'"))
                .isEqualTo(Integer.toString(RECORDS));
    }
}
