package org.orcidcaravan.sync.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EachFolderTest {
    private final AtomicInteger stops = new AtomicInteger();

    private void run(EachFolder.Work work) throws InterruptedException {
        EachFolder.run(3, "test", work, stops::incrementAndGet);
    }

    @Test
    void every_folder_is_done_once_and_nobody_is_stopped() throws InterruptedException {
        Queue<ChecksumFolder> done = new ConcurrentLinkedQueue<>();

        run(done::add);

        assertThat(done).containsExactlyInAnyOrderElementsOf(ChecksumFolder.all());
        assertThat(stops).hasValue(0);
    }

    @Test
    void what_the_disk_says_is_told_in_a_sentence_and_stops_the_others() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> run(folder -> {
                    if (folder.index() == 7) {
                        throw new IOException("Input/output error");
                    }
                }))
                .withMessage("Failed to look through the mirror: Input/output error");
        assertThat(stops).hasValue(1);
    }

    @Test
    void a_failure_that_says_what_to_do_is_handed_on_as_it_is() {
        MirrorUnusable unusable = new MirrorUnusable("Cannot read it.");

        assertThatExceptionOfType(MirrorUnusable.class)
                .isThrownBy(() -> run(folder -> {
                    throw unusable;
                }))
                .isSameAs(unusable);
        assertThat(stops).hasValue(1);
    }

    @Test
    void a_fault_of_the_program_is_called_one() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> run(folder -> {
                    throw new StackOverflowError();
                }))
                .withMessageContaining("a fault of this program")
                .withRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void an_interruption_stops_those_that_are_left() {
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicInteger done = new AtomicInteger();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> EachFolder.run(
                        1,
                        "test",
                        folder -> {
                            while (!stopped.get()) {
                                Thread.onSpinWait();
                            }
                            done.incrementAndGet();
                        },
                        () -> stopped.set(true)));
        assertThat(stopped).isTrue();
        assertThat(done).hasValue(ChecksumFolder.COUNT);
    }
}
