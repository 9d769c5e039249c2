package org.orcidcaravan.consent.identity;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.identity.RepositoryCalls.Reply;
import org.orcidcaravan.event.Consignment;
import org.orcidcaravan.event.EventRefused;
import org.orcidcaravan.event.Noted;
import org.orcidcaravan.event.SinkTrouble;

/**
 * The sink {@code dspace}: iDs go into the items of people in a DSpace 7 or later, through its REST API. A person's item is
 * found by the field that holds the institution's key; what is in other fields is left alone.
 */
@Named("dspacePeople")
@Unremovable
@Singleton
public class DspacePeople {
    private static final String NAME = "DSpace";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final RepositoryCalls calls;
    private final IdentitySettings.Dspace settings;
    private @Nullable DspaceSession session;

    DspacePeople(RepositoryCalls calls, IdentitySettings settings) {
        this.calls = calls;
        this.settings = settings.dspace();
    }

    /** Delivers one event of a consignment; the same twice changes nothing. */
    public synchronized void deliver(Consignment consignment, Noted event) {
        LinkNews.read(event).ifPresent(this::deliver);
        consignment.took();
    }

    private void deliver(LinkNews news) {
        JsonObject item = found(news);
        JsonArray values = values(item, settings.orcidField());
        List<String> there = texts(values);
        boolean has = there.contains(news.orcid().toString());
        String path = "/metadata/" + settings.orcidField();
        if (news.withdrawn() && has) {
            int at = there.indexOf(news.orcid().toString());
            patch(
                    item,
                    Json.createObjectBuilder()
                            .add("op", "remove")
                            .add("path", path + "/" + at)
                            .build());
        } else if (!news.withdrawn() && !has) {
            JsonObject value = Json.createObjectBuilder()
                    .add("value", news.orcid().toString())
                    .build();
            patch(
                    item,
                    there.isEmpty()
                            ? Json.createObjectBuilder()
                                    .add("op", "add")
                                    .add("path", path)
                                    .add("value", Json.createArrayBuilder().add(value))
                                    .build()
                            : Json.createObjectBuilder()
                                    .add("op", "replace")
                                    .add("path", path + "/0")
                                    .add("value", value)
                                    .build());
        }
    }

    /** The one item with the key of the person. */
    private JsonObject found(LinkNews news) {
        String query = settings.keyField() + ":\"" + news.personId().replaceAll("[\"\\\\]", "\\\\$0") + "\"";
        Reply reply = ask(
                "GET",
                "/api/discover/search/objects?dsoType=item&size=20&configuration="
                        + URLEncoder.encode(settings.configuration(), StandardCharsets.UTF_8) + "&query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8),
                null);
        if (!reply.isGood()) {
            throw RepositoryCalls.unfit(NAME, reply);
        }
        List<JsonObject> people = new ArrayList<>();
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            JsonObject result = reader.readObject().getJsonObject("_embedded").getJsonObject("searchResult");
            JsonObject embedded = result.getJsonObject("_embedded");
            JsonArray objects = embedded == null ? JsonValue.EMPTY_JSON_ARRAY : embedded.getJsonArray("objects");
            for (JsonObject object : objects.getValuesAs(JsonObject.class)) {
                JsonObject item = object.getJsonObject("_embedded").getJsonObject("indexableObject");
                // The search takes words apart; the field must hold the key as it is.
                if (texts(values(item, settings.keyField())).contains(news.personId())) {
                    people.add(item);
                }
            }
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw new SinkTrouble("DSpace answered a search with something else than a result", e);
        }
        if (people.size() != 1) {
            throw new EventRefused(people.size() + " items in DSpace have " + settings.keyField() + " "
                    + news.personId() + ", and one should");
        }
        return people.getFirst();
    }

    private static JsonArray values(JsonObject item, String field) {
        JsonObject metadata = item.getJsonObject("metadata");
        JsonArray values = metadata == null ? null : metadata.getJsonArray(field);
        return values == null ? JsonValue.EMPTY_JSON_ARRAY : values;
    }

    private static List<String> texts(JsonArray values) {
        return values.getValuesAs(JsonObject.class).stream()
                .map(value -> value.getString("value", ""))
                .toList();
    }

    private void patch(JsonObject item, JsonObject operation) {
        Reply reply = ask(
                "PATCH",
                "/api/core/items/" + item.getString("uuid"),
                Json.createArrayBuilder().add(operation).build().toString());
        if (!reply.isGood()) {
            throw RepositoryCalls.unfit(NAME, reply);
        }
    }

    /** A session ends at some time; then there is another, once. */
    private Reply ask(String method, String path, @Nullable String body) {
        DspaceSession known = session;
        if (known != null) {
            Reply reply = known.ask(method, path, body);
            if (reply.status() != UNAUTHORIZED && reply.status() != FORBIDDEN) {
                return reply;
            }
        }
        session = null;
        DspaceSession fresh = signIn();
        session = fresh;
        return fresh.ask(method, path, body);
    }

    private DspaceSession signIn() {
        String url = RepositoryCalls.needed(settings.url(), "caravan.identity.dspace.url");
        String user = RepositoryCalls.needed(settings.user(), "caravan.identity.dspace.user");
        String password = RepositoryCalls.secret(settings.passwordFile(), "caravan.identity.dspace.password-file");
        Optional<DspaceSession> signedIn = DspaceSession.signIn(calls, url, user, password);
        return signedIn.orElseThrow(() -> new SinkTrouble(
                "DSpace did not sign " + user + " in: see caravan.identity.dspace.user and .password-file",
                (Duration) null));
    }
}
