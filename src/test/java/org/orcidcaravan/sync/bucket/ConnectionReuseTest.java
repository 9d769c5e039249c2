package org.orcidcaravan.sync.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Connections are used again where that is safe, and only there. */
class ConnectionReuseTest {

    private static final byte[] OK = RudeServer.bytes(RudeServer.answer(200, "ETag: \"a\"\r\n", "text"));

    @Test
    void one_caller_needs_one_connection() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(OK);
                    return true;
                });
                BucketClient client = Clients.of(server)) {
            for (int i = 0; i < 50; i++) {
                Clients.read(client);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void five_hundred_callers_get_whole_answers_over_at_most_as_many_connections() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(OK);
                    return true;
                });
                BucketClient client = Clients.of(server);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tasks = IntStream.range(0, 500)
                    .mapToObj(i -> (Callable<Integer>) () -> {
                        int bytes = 0;
                        for (int n = 0; n < 10; n++) {
                            bytes += Clients.read(client).length;
                        }
                        return bytes;
                    })
                    .toList();
            for (Future<Integer> each : callers.invokeAll(tasks)) {
                assertThat(each.get()).isEqualTo(40);
            }
            assertThat(server.heads()).hasSize(5_000);
            assertThat(server.connections()).isLessThanOrEqualTo(500);
        }
    }

    @Test
    void a_connection_closed_while_it_rested_is_replaced_without_notice() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(OK);
                    return false;
                });
                BucketClient client = Clients.of(server)) {
            for (int i = 0; i < 5; i++) {
                assertThat(Clients.read(client)).hasSize(4);
            }
            assertThat(server.connections()).isEqualTo(5);
        }
    }

    @Test
    void a_request_is_repeated_once_on_a_fresh_connection_when_nothing_came_back() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    if (number == 1) {
                        out.write(OK);
                    }
                    return number == 1;
                });
                BucketClient client = Clients.of(server)) {
            Clients.read(client);
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(ServerTrouble.class);
            assertThat(server.heads()).hasSize(3);
        }
    }

    @Test
    void a_request_is_not_repeated_once_a_byte_came_back() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(number == 1 ? OK : RudeServer.bytes("H"));
                    return number == 1;
                });
                BucketClient client = Clients.of(server)) {
            Clients.read(client);
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(ServerTrouble.class);
            assertThat(server.heads()).hasSize(2);
        }
    }

    @Test
    void connection_close_is_obeyed() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(RudeServer.bytes(RudeServer.answer(200, "ETag: \"a\"\r\nConnection: close\r\n", "text")));
                    return true;
                });
                BucketClient client = Clients.of(server)) {
            Clients.read(client);
            Clients.read(client);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void bytes_after_the_answer_are_not_taken_for_the_next_answer() throws Exception {
        byte[] twice = RudeServer.bytes(RudeServer.answer(200, "ETag: \"a\"\r\n", "text")
                + RudeServer.answer(200, "ETag: \"planted\"\r\n", "planted"));
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(number == 1 ? twice : OK);
                    return true;
                });
                BucketClient client = Clients.of(server)) {
            Clients.read(client);
            assertThat(Clients.read(client)).isEqualTo(RudeServer.bytes("text"));
        }
    }

    @Test
    void a_body_left_unread_is_not_taken_for_the_next_answer() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(OK);
                    return true;
                });
                BucketClient client = Clients.of(server)) {
            ((ObjectBody) client.get("b", "k", Condition.ANY)).close();
            assertThat(Clients.read(client)).hasSize(4);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void after_an_error_document_the_connection_is_used_again() throws Exception {
        try (RudeServer server = new RudeServer((number, head, out) -> {
                    out.write(number == 1 ? RudeServer.bytes(RudeServer.error(404, "", "NoSuchKey")) : OK);
                    return true;
                });
                BucketClient client = Clients.of(server)) {
            assertThatThrownBy(() -> Clients.read(client)).isInstanceOf(ObjectMissing.class);
            assertThat(Clients.read(client)).hasSize(4);
            assertThat(server.connections()).isEqualTo(1);
        }
    }
}
