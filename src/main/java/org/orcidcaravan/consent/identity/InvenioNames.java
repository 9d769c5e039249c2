package org.orcidcaravan.consent.identity;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.identity.RepositoryCalls.Reply;
import org.orcidcaravan.event.Consignment;
import org.orcidcaravan.event.Noted;

/**
 * The sink {@code invenio}: iDs go into the names vocabulary of an InvenioRDM ({@code /api/names}, invenio-vocabularies). A
 * name's id there is a prefix and the institution's key of the person; it is replaced when it is there, and added otherwise.
 */
@Named("invenioNames")
@Unremovable
@Singleton
public class InvenioNames {
    private static final String NAME = "InvenioRDM";
    private static final int MISSING = 404;
    private static final int GONE = 410;

    private final RepositoryCalls calls;
    private final PersonStore people;
    private final IdentitySettings.Invenio settings;

    InvenioNames(RepositoryCalls calls, PersonStore people, IdentitySettings settings) {
        this.calls = calls;
        this.people = people;
        this.settings = settings.invenio();
    }

    /** Delivers one event of a consignment; the same twice changes nothing. */
    public void deliver(Consignment consignment, Noted event) {
        LinkNews.read(event).ifPresent(this::deliver);
        consignment.took();
    }

    private void deliver(LinkNews news) {
        Optional<Person> person = people.find(news.personId());
        String id = settings.prefix().orElse("") + news.personId();
        URI names = URI.create(RepositoryCalls.needed(settings.url(), "caravan.identity.invenio.url") + "/api/names");
        URI name = URI.create(
                names + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"));
        if (person.isEmpty()) {
            forget(name, news);
            return;
        }
        String document = document(id, person.get(), news);
        Reply replaced = ask("PUT", name, document);
        if (replaced.status() == MISSING && !news.withdrawn()) {
            Reply added = ask("POST", names, document);
            if (!added.isGood()) {
                throw RepositoryCalls.unfit(NAME, added);
            }
        } else if (!replaced.isGood() && !(news.withdrawn() && isGone(replaced))) {
            throw RepositoryCalls.unfit(NAME, replaced);
        }
    }

    /** Somebody was erased, or goes by another key: the name goes as well. */
    private void forget(URI name, LinkNews news) {
        if (news.withdrawn()) {
            Reply reply = ask("DELETE", name, null);
            if (!reply.isGood() && !isGone(reply)) {
                throw RepositoryCalls.unfit(NAME, reply);
            }
        }
    }

    private static boolean isGone(Reply reply) {
        return reply.status() == MISSING || reply.status() == GONE;
    }

    private Reply ask(String method, URI address, @Nullable String body) {
        String token = RepositoryCalls.secret(settings.tokenFile(), "caravan.identity.invenio.token-file");
        Map<String, String> headers = body == null
                ? Map.of("Authorization", "Bearer " + token, "Accept", "application/json")
                : Map.of(
                        "Authorization",
                        "Bearer " + token,
                        "Accept",
                        "application/json",
                        "Content-Type",
                        "application/json");
        return calls.ask(method, address, headers, body);
    }

    /** Both names are needed there, or a whole one. */
    private static String document(String id, Person person, LinkNews news) {
        JsonObjectBuilder name = Json.createObjectBuilder().add("id", id);
        if (person.givenName() != null && person.familyName() != null) {
            name.add("given_name", person.givenName()).add("family_name", person.familyName());
        } else {
            String whole = person.familyName() != null
                    ? person.familyName()
                    : person.givenName() != null ? person.givenName() : person.personId();
            name.add("name", whole);
        }
        JsonArrayBuilder identifiers = Json.createArrayBuilder();
        if (!news.withdrawn()) {
            identifiers.add(Json.createObjectBuilder()
                    .add("scheme", "orcid")
                    .add("identifier", news.orcid().toString()));
        }
        name.add("identifiers", identifiers);
        JsonArrayBuilder affiliations = Json.createArrayBuilder();
        if (person.unit() != null) {
            affiliations.add(Json.createObjectBuilder().add("name", person.unit()));
        }
        return name.add("affiliations", affiliations).build().toString();
    }
}
