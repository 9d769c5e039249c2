package org.orcidcaravan.simulator.registry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.registry.record.Records;

/**
 * Two pages: who is there, with a few researchers to choose from; and whether to allow what a client wants. The answer comes
 * back with all that was asked.
 */
final class AuthorizationPage {
    private static final String GIVE = "give:";
    private static final String SIGNED_IN = "signed_in";
    private static final int SHOWN = 6;

    private AuthorizationPage() {}

    static Reply of(Client client, Set<String> scopes, Map<String, String> asked, Records records) {
        Optional<OrcidId> who = OrcidId.parse(asked.getOrDefault(SIGNED_IN, ""))
                .filter(orcid -> records.find(orcid).isPresent());
        return Reply.page(
                who.isPresent() ? consent(client, scopes, asked, who.get()) : signIn(asked, records.some(SHOWN)));
    }

    /** Those that the researcher left ticked; a client that answers for one gets all. */
    static Set<String> given(Map<String, String> asked, Set<String> scopes) {
        Set<String> ticked = new TreeSet<>();
        scopes.stream().filter(scope -> asked.containsKey(GIVE + scope)).forEach(ticked::add);
        return ticked.isEmpty() ? scopes : ticked;
    }

    private static String signIn(Map<String, String> asked, Iterable<OrcidId> some) {
        StringBuilder page = begun("Sign in to simulated ORCID", asked);
        page.append("<p>Who are you? There are no passwords here.</p>");
        for (OrcidId orcid : some) {
            page.append("<p><button name=\"" + SIGNED_IN + "\" value=\"")
                    .append(orcid)
                    .append("\">")
                    .append(escaped(Names.of(orcid)))
                    .append(", ")
                    .append(orcid)
                    .append("</button></p>");
        }
        page.append("</form>");
        return another(page, asked).append("</main></body></html>\n").toString();
    }

    /** Anybody else who has a record. */
    private static StringBuilder another(StringBuilder page, Map<String, String> asked) {
        return form(page, asked)
                .append("<p><label>Another iD <input name=\"" + SIGNED_IN + "\" value=\"")
                .append(escaped(asked.getOrDefault("orcid", "")))
                .append("\" required></label> <button>Sign in</button></p></form>");
    }

    private static String consent(Client client, Set<String> scopes, Map<String, String> asked, OrcidId orcid) {
        StringBuilder page = begun("Authorize access", asked);
        page.append("<p>")
                .append(escaped(Names.of(orcid)))
                .append(" (")
                .append(orcid)
                .append("): ")
                .append(escaped(client.name()))
                .append(" asks for</p>");
        for (String scope : new TreeSet<>(scopes)) {
            page.append("<p><label><input type=\"checkbox\" checked name=\"" + GIVE)
                    .append(escaped(scope))
                    .append("\" value=\"yes\"> ")
                    .append(escaped(scope))
                    .append("</label></p>");
        }
        return page.append("<input type=\"hidden\" name=\"orcid\" value=\"")
                .append(orcid)
                .append("\"><p><button name=\"decision\" value=\"allow\">Authorize access</button> ")
                .append(
                        "<button name=\"decision\" value=\"deny\">Deny access</button></p></form></main></body></html>\n")
                .toString();
    }

    private static StringBuilder begun(String title, Map<String, String> asked) {
        StringBuilder page = new StringBuilder(2048);
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(escaped(title))
                .append("</title></head><body><main><h1>")
                .append(escaped(title))
                .append("</h1>");
        return form(page, asked);
    }

    private static StringBuilder form(StringBuilder page, Map<String, String> asked) {
        page.append("<form method=\"get\" action=\"/oauth/authorize\">");
        new TreeMap<>(asked).forEach((name, value) -> {
            if (!Set.of("orcid", "decision", SIGNED_IN).contains(name) && !name.startsWith(GIVE)) {
                page.append("<input type=\"hidden\" name=\"")
                        .append(escaped(name))
                        .append("\" value=\"")
                        .append(escaped(value))
                        .append("\">");
            }
        });
        return page;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
