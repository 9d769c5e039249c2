package org.orcidcaravan.push.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.TransportFailure;

class AnswersTest {
    private final Answers answers = new Answers();

    static Stream<Throwable> beforeAnythingWasSent() {
        return Stream.of(
                new ConnectException("refused"),
                new UnknownHostException("nowhere.invalid"),
                new NoRouteToHostException("no route"),
                new SSLHandshakeException("not trusted"),
                new ConnectTimeoutException("too long"),
                new ConnectionRequestTimeoutException("no connection is free"));
    }

    static Stream<Throwable> whenItMayHaveArrived() {
        return Stream.of(
                new SocketTimeoutException("no answer"),
                new SocketException("reset"),
                new ConnectionClosedException("half an answer"),
                new IOException("anything"),
                new IllegalStateException("anything else"));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private TransportFailure kind(Answered answered) {
        assertThat(answered).isInstanceOf(Answered.Silence.class);
        return ((Answered.Silence) answered).failure();
    }

    @Test
    void an_answer_is_kept_with_all_that_judging_needs() throws IOException {
        assertThat(answers.read(409, "text/xml", "/work/5", "7", text("schön")))
                .isEqualTo(new Answered.Answer(new ApiAnswer(409, "text/xml", "/work/5", "7", "schön")));
    }

    @Test
    void an_answer_without_a_body_is_an_empty_one() throws IOException {
        assertThat(answers.read(204, null, null, null, null))
                .isEqualTo(new Answered.Answer(new ApiAnswer(204, null, null, null, "")));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 599})
    void row_61_trouble_is_thrown_for_the_breaker_and_read_again_behind_it(int status) {
        Throwable trouble = catchThrowable(() -> answers.read(status, null, null, "5", text("page")));

        assertThat(trouble).isInstanceOf(RegistryTrouble.class).hasMessageContaining(String.valueOf(status));
        assertThat(answers.failed(trouble))
                .isEqualTo(new Answered.Answer(new ApiAnswer(status, null, null, "5", "page")));
    }

    @Test
    void what_is_longer_than_anything_of_orcid_is_no_answer() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return length;
            }
        };

        assertThatThrownBy(() -> answers.read(200, null, null, null, endless))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @MethodSource("beforeAnythingWasSent")
    void row_61_without_a_connection_nothing_was_sent(Throwable failure) {
        assertThat(kind(answers.failed(failure))).isEqualTo(TransportFailure.NOT_CONNECTED);
    }

    @ParameterizedTest
    @MethodSource("whenItMayHaveArrived")
    void row_54_anything_else_may_have_arrived(Throwable failure) {
        assertThat(kind(answers.failed(failure))).isEqualTo(TransportFailure.NO_ANSWER);
    }

    @Test
    void row_60_what_the_pace_or_the_breaker_holds_back_was_not_sent() {
        assertThat(kind(answers.failed(new PaceBlocked()))).isEqualTo(TransportFailure.RATE_BLOCKED);
        assertThat(kind(answers.breakerOpen())).isEqualTo(TransportFailure.BREAKER_OPEN);
    }
}
