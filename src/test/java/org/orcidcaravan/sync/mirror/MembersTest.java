package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.sync.DataClass;

/** Several processes on one pass: rows 45 to 47. */
class MembersTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final ChecksumFolder FOLDER = new ChecksumFolder(7);

    @TempDir
    Path folder;

    private final Stores stores = new Stores(DATABASE.dataSource());
    private Mirror mirror = new Mirror(0, Path.of("/m"), Path.of("/m"));

    @BeforeEach
    void a_mirror() throws Exception {
        mirror = new Mirror(DATABASE.newMirror(), folder, folder);
    }

    private MirrorLease join(String kind) throws Exception {
        return stores.mirrors.join(mirror, kind, LEASE);
    }

    private boolean takes(MirrorLease member) {
        return stores.folders
                .claim(mirror.id(), DataClass.SUMMARIES, FOLDER, member.member())
                .isPresent();
    }

    private void confirm(MirrorLease member, String reached, boolean finished) throws Exception {
        Batch batch = new Batch(mirror, member.member());
        batch.checkpoint(new FolderCheckpoint(DataClass.SUMMARIES, FOLDER, reached, finished));
        stores.confirmation.confirm(mirror, List.of(batch));
    }

    @Test
    void row_45_two_processes_share_a_pass_and_one_of_them_leads() throws Exception {
        try (MirrorLease first = join("full");
                MirrorLease second = join("full")) {
            assertThat(first.leads()).isTrue();
            assertThat(second.leads()).isFalse();
            assertThat(second.awaits()).isTrue();
            first.ready();
            assertThat(second.awaits()).isFalse();
            assertThatThrownBy(() -> join("changes")).isInstanceOf(MirrorBusy.class);
            assertThatThrownBy(() -> stores.mirrors.lease(mirror)).isInstanceOf(MirrorBusy.class);
        }
        try (MirrorLease next = join("changes")) {
            assertThat(next.leads()).isTrue();
        }
        stores.mirrors.lease(mirror).close();
    }

    @Test
    void row_45_a_folder_belongs_to_one_of_them_until_it_is_given_back() throws Exception {
        try (MirrorLease first = join("full");
                MirrorLease second = join("full")) {
            assertThat(takes(first)).isTrue();
            assertThat(takes(first)).isTrue();
            assertThat(takes(second)).isFalse();
            confirm(first, "007/x", false);
            assertThat(stores.folders.elsewhere(mirror.id(), DataClass.SUMMARIES, second.member()))
                    .isTrue();
            first.close();
            assertThat(stores.folders.claim(mirror.id(), DataClass.SUMMARIES, FOLDER, second.member()))
                    .contains("007/x");
            confirm(second, "007/y", true);
            assertThat(takes(second)).isFalse();
        }
    }

    @Test
    void row_46_one_that_was_frozen_past_its_lease_confirms_nothing() throws Exception {
        MirrorLease frozen = join("full");
        assertThat(takes(frozen)).isTrue();
        DATABASE.execute(
                "update pass_member set lease_until = now() - interval '1 second' where id = " + frozen.member());

        assertThat(frozen.renew()).isFalse();
        try (MirrorLease other = join("full")) {
            assertThat(other.leads()).isTrue();
            assertThat(takes(other)).isTrue();
            Batch late = new Batch(mirror, frozen.member());
            late.add(new Stored(Samples.SUMMARY, Samples.known(3), null));
            assertThatThrownBy(() -> stores.confirmation.confirm(mirror, List.of(late)))
                    .isInstanceOf(LeaseLost.class);
            assertThatThrownBy(() -> confirm(frozen, "007/z", true)).isInstanceOf(LeaseLost.class);
            assertThat(DATABASE.query("select count(*) from mirrored_summary where mirror_id = " + mirror.id()))
                    .isEqualTo("0");
            confirm(other, "007/a", false);
        }
        frozen.close();
    }

    @Test
    void row_46_one_that_was_killed_is_gone_at_once() throws Exception {
        MirrorLease killed = join("full");
        assertThat(takes(killed)).isTrue();
        // What PostgreSQL does when the other end of a connection is gone.
        DATABASE.execute(
                "select pg_terminate_backend(pid, 10000) from pg_locks where locktype = 'advisory' and classid = 7014"
                        + " and objid = " + killed.member());

        try (MirrorLease other = join("full")) {
            assertThat(other.leads()).isTrue();
            assertThat(takes(other)).isTrue();
        }
        assertThat(killed.member()).isPositive();
    }

    @Test
    void row_47_a_lease_is_reckoned_by_the_databases_clock_alone() throws Exception {
        try (MirrorLease member = join("full")) {
            assertThat(member.renew()).isTrue();
            assertThat(DATABASE.query("select lease_until > now() + interval '4 minutes' from pass_member where id = "
                            + member.member()))
                    .isEqualTo("t");
            assertThat(member.beat()).isLessThan(LEASE.dividedBy(2));
        }
    }
}
