package org.orcidcaravan.simulator.mailbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One client's conversation (RFC 5321): enough of it to take mails. */
final class SmtpTalk {
    private static final int LONGEST = 10_000_000;

    private final InputStream in;
    private final OutputStream out;
    private final BiConsumer<String, byte[]> taken;
    private final List<String> recipients = new ArrayList<>();

    /** @param taken gets the recipient and the content of each mail */
    SmtpTalk(Socket socket, BiConsumer<String, byte[]> taken) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.taken = taken;
    }

    /** Until the client leaves. */
    void run() throws IOException {
        say("220 simulated mailbox");
        String line = line();
        while (line != null && answer(line)) {
            line = line();
        }
    }

    private boolean answer(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> say("250-simulated mailbox\r\n250 8BITMIME");
            case "HELO", "NOOP" -> say("250 fine");
            case "MAIL", "RSET" -> {
                recipients.clear();
                say("250 fine");
            }
            case "RCPT" -> {
                recipients.add(line.replaceFirst("^[^<]*<", "").replaceFirst(">.*$", ""));
                say("250 fine");
            }
            case "DATA" -> {
                say("354 go on");
                byte[] content = content();
                recipients.forEach(recipient -> taken.accept(recipient, content));
                say("250 taken");
            }
            case "QUIT" -> {
                say("221 bye");
                return false;
            }
            default -> say("502 not here");
        }
        return true;
    }

    private byte[] content() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        String line = line();
        while (line != null && !line.equals(".") && content.size() < LONGEST) {
            String kept = line.startsWith(".") ? line.substring(1) : line;
            content.writeBytes((kept + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            line = line();
        }
        return content.toByteArray();
    }

    /** Byte for byte; null at the end. */
    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n' && line.size() < LONGEST) {
            if (next != '\r') {
                line.write(next);
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private void say(String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
