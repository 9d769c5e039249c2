package org.orcidcaravan.consent.identity;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import org.orcidcaravan.event.EventRefused;
import org.orcidcaravan.event.Noted;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What an event of the topic {@code link} says.
 *
 * @param withdrawn whether the iD goes
 */
record LinkNews(String personId, OrcidId orcid, boolean withdrawn) {
    /**
     * Reads an event; empty for other topics, and for iDs that their owner has not confirmed.
     *
     * @throws EventRefused when it is no such event: it is set aside
     */
    static Optional<LinkNews> read(Noted event) {
        if (!event.topic().equals(LinkEventStore.TOPIC)) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(event.json()))) {
            JsonObject json = reader.readObject();
            String address = json.getString("orcid");
            OrcidId orcid = OrcidId.parse(address.substring(address.lastIndexOf('/') + 1))
                    .orElseThrow(() -> new EventRefused("There is no iD in the event"));
            return json.getBoolean("authenticated")
                    ? Optional.of(new LinkNews(
                            json.getString("person_id"),
                            orcid,
                            json.getString("event").equals(LinkEventStore.WITHDRAWN)))
                    : Optional.empty();
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw new EventRefused("The event is no event of a link");
        }
    }
}
