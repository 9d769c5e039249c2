package org.orcidcaravan.measure.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.measure.MeasureTrouble;
import org.orcidcaravan.orcid.record.Institution;
import org.orcidcaravan.orcid.record.OrganizationIdentifier;
import org.orcidcaravan.simulator.Population;
import org.orcidcaravan.simulator.record.RecordKeys;
import org.orcidcaravan.simulator.record.SyntheticIds;
import org.orcidcaravan.simulator.record.SyntheticRecord;
import org.orcidcaravan.sync.mirror.SummaryFiles;

/** The records of the local copy that name the institution are counted. */
class BaselineTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Instant NOW = Instant.parse("2026-11-21T23:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Institution OURS =
            Institution.of(Map.of(OrganizationIdentifier.GRID, List.of("grid.1234.5")), List.of());

    @TempDir
    Path folder;

    private final BaselineStore store = new BaselineStore(DATABASE.dataSource());
    private final BaselineCount count = new BaselineCount();

    @BeforeEach
    void nothing() throws SQLException {
        DATABASE.execute("delete from adoption_baseline");
    }

    private Baseline baseline() {
        return new Baseline(() -> folder, store, InstantSource.fixed(NOW));
    }

    private Path write(int index, String text) throws IOException {
        Path file = folder.resolve("summaries").resolve(RecordKeys.summary(SyntheticIds.at(index)));
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String employedAt(String grid) {
        return "<record><activities-summary><employments><employment-summary><organization>"
                + "<disambiguated-organization><disambiguated-organization-identifier>" + grid
                + "</disambiguated-organization-identifier><disambiguation-source>GRID</disambiguation-source>"
                + "</disambiguated-organization></organization></employment-summary></employments>"
                + "</activities-summary></record>";
    }

    private BaselineFigure counted() throws InterruptedException {
        return baseline().count(baseline().copy().orElseThrow(), OURS, count).orElseThrow();
    }

    @Test
    void records_that_name_us_are_counted_and_bad_files_named_and_the_figure_kept() throws Exception {
        write(1, employedAt("grid.1234.5"));
        write(2, employedAt("grid.1234.6"));
        write(3, "<error><error-code>9018</error-code></error>");
        write(4, employedAt("grid.1234.5"));
        Path bad = write(5, "<record><person>");
        Path folderInstead = write(6, "");
        Files.delete(folderInstead);
        Files.createDirectory(folderInstead);
        Files.writeString(bad.resolveSibling("." + bad.getFileName() + ".part"), "half");
        Files.writeString(bad.resolveSibling("notes.xml"), "not ORCID's");

        assertThat(counted()).isEqualTo(new BaselineFigure(TODAY, 4, 2, 2));
        assertThat(count.troubles())
                .hasSize(2)
                .anySatisfy(trouble -> assertThat(trouble).contains(bad.toString(), "breaks off"))
                .anySatisfy(trouble -> assertThat(trouble).contains(folderInstead.toString()));
        assertThat(count.share()).isEqualTo(1);
        assertThat(baseline().newest()).contains(new BaselineFigure(TODAY, 4, 2, 2));
        assertThat(new BaselineFigure(TODAY, 4_000, 2, 1).text())
                .isEqualTo("Have a public iD that names us: 2 of 4,000 records in our copy, counted on 2026-11-21.");
    }

    @Test
    void the_copy_of_orcids_scripts_is_found_and_none_is_told_apart() throws IOException, InterruptedException {
        assertThat(baseline().copy()).isEmpty();
        write(1, employedAt("grid.1234.5"));
        Path scripts = Files.createDirectory(folder.resolve("ORCID_public_data_files"));
        Files.move(folder.resolve("summaries"), scripts.resolve("summaries"));

        assertThat(counted().ours()).isOne();
    }

    @Test
    void a_compressed_copy_is_counted_like_a_plain_one_and_each_record_once() throws Exception {
        for (int i = 1; i <= 3; i++) {
            Path plain = write(i, employedAt("grid.1234.5"));
            Files.write(plain.resolveSibling(plain.getFileName() + ".zst"), Zstd.compress(Files.readAllBytes(plain)));
            // As in the midst of a conversion, one is there twice.
            if (i > 1) {
                Files.delete(plain);
            }
        }

        assertThat(counted()).isEqualTo(new BaselineFigure(TODAY, 3, 3, 0));
    }

    @Test
    void a_whole_world_of_synthetic_records_is_read() throws Exception {
        Population people = new Population(300, new SplittableRandom(3), NOW);
        int written = 0;
        for (int i = 0; i < people.size(); i++) {
            SyntheticRecord person = people.record(i);
            if (person.written()) {
                write(i, person.summary().toString());
                written++;
            }
        }

        assertThat(counted()).isEqualTo(new BaselineFigure(TODAY, written, 0, 0));
        assertThat(count.records()).isEqualTo(written);
    }

    @Test
    void a_stopped_count_keeps_nothing() throws Exception {
        write(1, employedAt("grid.1234.5"));
        count.stop();

        assertThat(baseline().count(baseline().copy().orElseThrow(), OURS, count))
                .isEmpty();
        assertThat(count.records()).isZero();
        assertThat(baseline().newest()).isEmpty();
    }

    @Test
    void an_interrupted_count_stops_and_keeps_nothing() throws Exception {
        write(1, employedAt("grid.1234.5"));
        SummaryFiles copy = baseline().copy().orElseThrow();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> baseline().count(copy, OURS, count));
        assertThat(count.stopped()).isTrue();
        assertThat(baseline().newest()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 45})
    void of_very_many_bad_files_some_are_named(int bad) throws Exception {
        for (int i = 0; i < bad; i++) {
            write(i, "<");
        }

        assertThat(counted()).isEqualTo(new BaselineFigure(TODAY, 0, 0, bad));
        assertThat(count.troubles()).hasSize(20);
    }

    @Test
    void a_day_has_the_figure_that_was_counted_last_and_the_newest_day_is_told() {
        store.save(new BaselineFigure(TODAY.minusDays(30), 9, 3, 0));
        store.save(new BaselineFigure(TODAY, 10, 4, 1));
        store.save(new BaselineFigure(TODAY, 11, 5, 2));

        assertThat(store.newest()).contains(new BaselineFigure(TODAY, 11, 5, 2));
    }

    @Test
    void without_a_database_it_says_what_failed() {
        BaselineStore lost = new BaselineStore(DATABASE.unreachable());

        assertThatExceptionOfType(MeasureTrouble.class)
                .isThrownBy(lost::newest)
                .withMessageStartingWith("Failed to read the baseline");
        assertThatExceptionOfType(MeasureTrouble.class)
                .isThrownBy(() -> lost.save(new BaselineFigure(TODAY, 1, 1, 1)))
                .withMessageStartingWith("Failed to keep the baseline");
    }
}
