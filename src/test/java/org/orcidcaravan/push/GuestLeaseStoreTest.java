package org.orcidcaravan.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.keep.SampleKeeping;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.push.GuestLeaseStore.Guest;

class GuestLeaseStoreTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ORCID = "0000-0002-1825-0097";

    private final QueueRows rows = new QueueRows(DATABASE);
    private final GuestLeaseStore leases = new GuestLeaseStore(DATABASE.dataSource());
    private long person;

    @BeforeEach
    void somebody() throws SQLException {
        DATABASE.execute("delete from person");
        person = rows.person();
        DATABASE.execute("update person set orcid = '" + ORCID + "' where id = " + person);
    }

    private Optional<Guest> take() {
        return leases.take(ORCID, "a guest", MINUTE);
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(DATABASE.query(sql));
    }

    @Test
    void of_many_who_want_the_turn_at_once_one_has_it() throws Exception {
        AtomicInteger got = new AtomicInteger();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                many.execute(() -> take().ifPresent(_ -> got.incrementAndGet()));
            }
        }
        assertThat(got).hasValue(1);
    }

    @Test
    void a_turn_is_held_and_given_back_once_and_the_next_one_has_another_number() {
        Guest first = take().orElseThrow();
        assertThat(take()).isEmpty();
        assertThat(leases.hold(first)).contains(first);
        leases.giveBack(first);
        Guest second = take().orElseThrow();
        assertThat(second.fencing()).isGreaterThan(first.fencing());
        leases.giveBack(first);
        assertThat(leases.hold(first)).isEmpty();
        assertThat(leases.hold(second)).as("nobody else gives it back").contains(second);
    }

    @Test
    void a_turn_that_ran_out_is_not_held_and_whoever_cares_for_the_queue_frees_it_without_blame() throws Exception {
        long item = rows.item(person, "w1");
        long task = rows.task(item, TaskState.QUEUED, false);
        Guest guest = take().orElseThrow();
        DATABASE.execute("update writer set lease_until = now() - interval '1 second'");

        assertThat(leases.hold(guest)).isEmpty();
        assertThat(take()).as("until it is freed").isEmpty();
        TransactionStore transactions = new TransactionStore(DATABASE.dataSource());
        assertThat(new LeaseStore(transactions, SampleKeeping.with(Preference.AUTOMATIC)).recover())
                .isOne();

        assertThat(number("select crashes from task where id = " + task)).isEqualTo(2);
        assertThat(number("select count(*) from task where state = 'queued'")).isOne();
        assertThat(number("select count(*) from writer where lease_until is null and due_at <= now()"))
                .isOne();
        leases.giveBack(guest);
        assertThat(take()).isPresent();
    }

    @Test
    void whom_the_queue_does_not_know_has_no_turn_to_wait_for() throws Exception {
        Guest nobody = leases.take("0000-0001-5109-3700", "a guest", MINUTE).orElseThrow();
        assertThat(nobody.person()).isNull();
        assertThat(leases.hold(nobody)).contains(nobody);
        leases.giveBack(nobody);
        assertThat(number("select count(*) from writer")).isZero();
    }
}
