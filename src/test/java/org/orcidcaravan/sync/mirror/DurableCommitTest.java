package org.orcidcaravan.sync.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.ChosenSettings;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.bucket.OneObject;

class DurableCommitTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @TempDir
    Path folder;

    private final Stores stores = new Stores(DATABASE.dataSource());
    private Mirror mirror = new Mirror(0, Path.of("/m"), Path.of("/m"));

    @BeforeEach
    void a_mirror() throws Exception {
        mirror = new Mirror(DATABASE.newMirror(), folder, folder);
    }

    private DurableCommit commit(String flush) {
        return new DurableCommit(
                stores.confirmation, ChosenSettings.with(Map.of("caravan.sync.flush", flush)), new DiskMeter());
    }

    private Stored part(ObjectKey key, String text) throws Exception {
        Path part = PartFiles.of(mirror.file(key));
        Files.createDirectories(part.getParent());
        Files.writeString(part, text);
        return new Stored(key, Samples.known(text.length()), part);
    }

    private Batch batch(Stored... all) {
        Batch batch = new Batch(mirror);
        List.of(all).forEach(batch::add);
        return batch;
    }

    private String rows() throws Exception {
        return DATABASE.query("select count(*) from mirrored_summary where mirror_id = " + mirror.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "syncfs", "each"})
    void row_38_files_get_their_names_and_rows_and_go_again(String flush) throws Exception {
        DurableCommit commit = commit(flush);
        commit.commit(mirror, List.of(batch(part(Samples.SUMMARY, "one")), batch(part(Samples.work(1), "two"))));

        assertThat(mirror.file(Samples.SUMMARY)).hasContent("one");
        assertThat(mirror.file(Samples.work(1))).hasContent("two");
        assertThat(PartFiles.of(mirror.file(Samples.SUMMARY))).doesNotExist();
        assertThat(rows()).isEqualTo("1");

        Batch removal = new Batch(mirror);
        removal.remove(Samples.vanished(Samples.SUMMARY));
        removal.remove(Samples.vanished(new ObjectKey.Summary(new OrcidId(5))));
        commit.commit(mirror, List.of(removal));
        assertThat(mirror.file(Samples.SUMMARY)).doesNotExist();
        assertThat(rows()).isEqualTo("0");
    }

    @Test
    @Tag("row-37")
    void row_37_without_a_database_the_file_has_its_name_and_is_not_known() throws Exception {
        Stores down = new Stores(DATABASE.unreachable());
        DurableCommit commit = new DurableCommit(down.confirmation, ChosenSettings.defaults(), new DiskMeter());

        assertThatThrownBy(() -> commit.commit(mirror, List.of(batch(part(Samples.SUMMARY, "one")))))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageContaining(folder.toString());
        assertThat(mirror.file(Samples.SUMMARY)).hasContent("one");
        assertThat(rows()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"syncfs", "each"})
    @Tag("row-36")
    void row_36_nothing_is_known_whose_bytes_are_not_there(String flush) throws Exception {
        Stored lost = part(Samples.SUMMARY, "one");
        Files.delete(PartFiles.of(mirror.file(Samples.SUMMARY)));

        assertThatThrownBy(() -> commit(flush).commit(mirror, List.of(batch(lost))))
                .isInstanceOf(DiskTrouble.class);
        assertThat(rows()).isEqualTo("0");
        assertThat(mirror.file(Samples.SUMMARY)).doesNotExist();
    }

    @Test
    @Tag("row-13")
    void row_13_a_folder_in_the_place_of_a_file_costs_that_object_only() throws Exception {
        Files.createDirectories(mirror.file(Samples.work(1)).resolve("inside"));
        Files.createDirectories(mirror.file(Samples.work(3)).resolve("inside"));
        Batch batch = batch(part(Samples.work(1), "one"), part(Samples.work(2), "two"));
        batch.remove(Samples.vanished(Samples.work(3)));
        commit("auto").commit(mirror, List.of(batch));

        assertThat(stores.activities.known(mirror.id(), 0, Long.MAX_VALUE)).containsOnlyKeys(Samples.work(2));
        assertThat(stores.failures.due(mirror.id(), DataClass.ACTIVITIES, "", true, 9))
                .singleElement()
                .satisfies(
                        due -> assertThat(due.key()).isEqualTo(Samples.work(1).text()));
        assertThat(PartFiles.of(mirror.file(Samples.work(1)))).doesNotExist();
    }

    @Test
    void an_unknown_way_of_flushing_is_named() {
        assertThatThrownBy(() -> Flush.of("sometimes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("auto, syncfs or each");
        assertThatThrownBy(() -> new FlushFileSystem()
                        .contents(folder.resolve("none"), List.of(folder.resolve("none/summaries/file"))))
                .hasMessageContaining(folder.resolve("none").toString());
    }

    @Test
    void many_threads_confirm_together() throws Exception {
        Confirmation confirmation = new Confirmation(commit("auto"));
        List<Thread> threads = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    try {
                        confirmation.confirm(batch(part(Samples.work(i), "work " + i)));
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(stores.activities.known(mirror.id(), 0, Long.MAX_VALUE)).hasSize(40);

        assertThatThrownBy(() -> confirmation.confirm(
                        batch(new Stored(Samples.SUMMARY, Samples.known(1), folder.resolve("none")))))
                .isInstanceOf(DiskTrouble.class);
        confirmation.stop();
    }

    @Test
    @Tag("row-32")
    void row_32_a_full_disk_stops_without_leaving_anything() throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()))
                .as("may mount")
                .isZero();
        try {
            Mirror small = new Mirror(mirror.id(), folder, folder);
            byte[] bytes = MirrorFilesTest.content(3 << 20);
            MirrorFiles files = new MirrorFiles(ChosenSettings.defaults());
            try (OneObject object = new OneObject(bytes, Map.of("ETag", "\"" + MirrorFilesTest.md5(bytes) + "\""));
                    ObjectBody body = object.get()) {
                assertThatThrownBy(() -> files.store(small, Samples.SUMMARY, body))
                        .isInstanceOf(DiskTrouble.class)
                        .hasMessageContaining("no space left on the device");
            }
            assertThat(PartFiles.of(small.file(Samples.SUMMARY))).doesNotExist();
            try (OneObject object = new OneObject("<r/>".getBytes(UTF_8), Map.of("ETag", "\"e\""));
                    ObjectBody body = object.get()) {
                assertThat(files.store(small, Samples.SUMMARY, body).part()).hasContent("<r/>");
            }
        } finally {
            run("umount", folder.toString());
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
