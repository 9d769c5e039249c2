package org.orcidcaravan.faults;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real SMTP server, and a door before it that can be shut, say nothing, answer a word in the server's place, or lose the
 * answer to a whole mail.
 */
final class MailServer implements AutoCloseable {
    private final GreenMail inside = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final int port;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile ServerSocket door;
    private volatile boolean silent;
    private volatile int lost;

    MailServer() throws IOException {
        inside.start();
        door = listen(0);
        port = door.getLocalPort();
    }

    int port() {
        return port;
    }

    /** All that arrived for an address. */
    List<MimeMessage> to(String address) {
        return Stream.of(inside.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return Stream.of(mail.getAllRecipients())
                                .anyMatch(one -> one.toString().contains(address));
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** As it was at the beginning. */
    void behave() throws IOException {
        answers.clear();
        silent = false;
        lost = 0;
        if (door.isClosed()) {
            door = listen(port);
        }
    }

    /** Connections are refused, and those that are there break off. */
    void stop() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Connections are made, and nobody says anything. */
    void saysNothing() {
        silent = true;
    }

    /** What begins with this word is answered so, and the server does not get it. */
    void answers(String word, String answer) {
        answers.put(word, answer);
    }

    /** The server takes so many mails, but its answer does not come back. */
    void losesAnswers(int count) {
        lost = count;
    }

    private ServerSocket listen(int number) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), number), 64);
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket caller = socket.accept();
                    open.add(caller);
                    Thread.ofVirtual().start(() -> talk(caller));
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return socket;
    }

    private void talk(Socket caller) {
        try (caller;
                Socket server = new Socket("127.0.0.1", inside.getSmtp().getPort())) {
            BufferedReader said = reader(caller);
            BufferedReader answered = reader(server);
            if (silent) {
                said.readLine();
                return;
            }
            pass(answered, caller.getOutputStream());
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                String instead = instead(line.toLowerCase(Locale.ROOT));
                if (instead != null) {
                    write(caller.getOutputStream(), instead);
                    continue;
                }
                write(server.getOutputStream(), line);
                String answer = pass(answered, caller.getOutputStream());
                if (word.equals("DATA") && answer.startsWith("354")) {
                    content(said, server.getOutputStream());
                    if (lost > 0) {
                        lost--;
                        answered.readLine();
                        return;
                    }
                    pass(answered, caller.getOutputStream());
                }
            }
        } catch (IOException gone) {
            open.remove(caller);
        }
    }

    private @Nullable String instead(String line) {
        return answers.entrySet().stream()
                .filter(entry -> line.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void content(BufferedReader from, OutputStream to) throws IOException {
        String line;
        do {
            line = from.readLine();
            write(to, line == null ? "." : line);
        } while (line != null && !line.equals("."));
    }

    private static String pass(BufferedReader from, OutputStream to) throws IOException {
        String line = from.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            write(to, line);
            line = from.readLine();
        }
        write(to, line == null ? "421 gone" : line);
        return String.valueOf(line);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        stop();
        inside.stop();
    }
}
