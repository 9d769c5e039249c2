package org.orcidcaravan.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What goes wrong with one request. */
@FunctionalInterface
interface Fault {
    /**
     * Answers, or does not.
     *
     * @param real asks the real server, if the fault wants its answer
     * @return whether the connection stays open
     */
    boolean answer(Supplier<Answer> real, Socket client) throws IOException, InterruptedException;

    Fault NONE = changed(answer -> answer);

    /** Another answer than the real one, without asking for it. */
    static Fault instead(Answer answer) {
        return (real, client) -> {
            client.getOutputStream().write(answer.bytes());
            return true;
        };
    }

    static Fault error(int status, String code) {
        return instead(Answer.error(status, code));
    }

    /** The real answer, altered. */
    static Fault changed(UnaryOperator<Answer> change) {
        return (real, client) -> {
            client.getOutputStream().write(change.apply(real.get()).bytes());
            return true;
        };
    }

    /** Something happens just before the request arrives. */
    static Fault before(Runnable event) {
        return (real, client) -> {
            event.run();
            return NONE.answer(real, client);
        };
    }

    /** The connection ends after so many bytes of the body. */
    static Fault cutAfter(int bytes) {
        return (real, client) -> {
            Answer answer = real.get();
            OutputStream out = client.getOutputStream();
            out.write(answer.head());
            out.write(Arrays.copyOf(answer.body(), Math.min(bytes, answer.body().length)));
            out.flush();
            return false;
        };
    }

    /** The connection is reset in the middle of the body. */
    static Fault reset() {
        return (real, client) -> {
            Answer answer = real.get();
            client.getOutputStream().write(answer.head());
            client.getOutputStream().write(answer.body(), 0, answer.body().length / 2);
            client.setSoLinger(true, 0);
            return false;
        };
    }

    /** Nothing comes, for ever. */
    static Fault hang() {
        return (real, client) -> {
            new CountDownLatch(1).await();
            return false;
        };
    }

    /** One byte of the body in so many milliseconds. */
    static Fault dribble(int millis) {
        return (real, client) -> {
            Answer answer = real.get();
            OutputStream out = client.getOutputStream();
            out.write(answer.head());
            for (byte one : answer.body()) {
                out.write(one);
                out.flush();
                new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
            }
            return true;
        };
    }
}
