package org.orcidcaravan.simulator.registry;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Asks who is there and whether to allow what a client wants; the answer comes back with all that was asked. */
final class AuthorizationPage {
    private AuthorizationPage() {}

    static Reply of(Client client, Set<String> scopes, Map<String, String> asked) {
        StringBuilder page = new StringBuilder(1024);
        page.append(
                        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Simulated ORCID</title></head>")
                .append("<body><h1>Simulated ORCID</h1><p>")
                .append(escaped(client.name()))
                .append(" asks for ")
                .append(escaped(String.join(", ", scopes)))
                .append(".</p><form method=\"get\" action=\"/oauth/authorize\">");
        new TreeMap<>(asked).forEach((name, value) -> {
            if (!name.equals("orcid") && !name.equals("decision")) {
                page.append("<input type=\"hidden\" name=\"")
                        .append(escaped(name))
                        .append("\" value=\"")
                        .append(escaped(value))
                        .append("\">");
            }
        });
        page.append("<label>iD of a simulated researcher <input name=\"orcid\" value=\"")
                .append(escaped(asked.getOrDefault("orcid", "")))
                .append("\" required></label> ")
                .append("<button name=\"decision\" value=\"allow\">Authorize access</button> ")
                .append("<button name=\"decision\" value=\"deny\">Deny access</button></form></body></html>\n");
        return Reply.page(page.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
