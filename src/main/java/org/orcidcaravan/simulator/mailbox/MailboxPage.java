package org.orcidcaravan.simulator.mailbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** The mails, the newest first, with their links to follow. */
final class MailboxPage implements HttpHandler {
    private final Supplier<List<ReceivedMail>> mails;

    MailboxPage(Supplier<List<ReceivedMail>> mails) {
        this.mails = mails;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = page().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    private String page() {
        StringBuilder page = new StringBuilder(4096);
        page.append(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Simulated mailbox</title></head>")
                .append("<body><h1>Simulated mailbox</h1>");
        List<ReceivedMail> all = mails.get();
        if (all.isEmpty()) {
            page.append("<p>Nothing was mailed yet. Reload to look again.</p>");
        }
        for (ReceivedMail mail : all.reversed()) {
            page.append("<article><h2>")
                    .append(escaped(mail.subject()))
                    .append("</h2><p>To ")
                    .append(escaped(mail.to()))
                    .append(", from ")
                    .append(escaped(mail.from()))
                    .append(", ")
                    .append(mail.at())
                    .append("</p><pre>")
                    .append(escaped(mail.text()))
                    .append("</pre><ul>");
            for (String link : mail.links()) {
                page.append("<li><a href=\"")
                        .append(escaped(link))
                        .append("\">")
                        .append(escaped(link))
                        .append("</a></li>");
            }
            page.append("</ul></article>");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
