package org.orcidcaravan.source.invenio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.fetch.Fetched;
import org.orcidcaravan.source.fetch.PageRequest;
import org.orcidcaravan.source.fetch.RepositoryRefusal;
import org.orcidcaravan.source.fetch.RepositoryTrouble;
import org.orcidcaravan.source.harvest.Harvest;
import org.orcidcaravan.source.harvest.HarvestPage;
import org.orcidcaravan.source.harvest.HarvestSettings.Repository;
import org.orcidcaravan.source.harvest.Harvests;
import org.orcidcaravan.source.harvest.Position;
import org.orcidcaravan.source.harvest.Turns;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.xml.XmlPage;

/**
 * A repository of InvenioRDM. Its search shows the first 10,000 hits only, and in no order that holds while records change. So
 * a window of time is halved until it has fewer; and when a window has another number of records at its last page than at
 * its first, something moved between pages, and it is read again.
 */
@Named("invenioRepository")
@Unremovable
@ApplicationScoped
public class InvenioRepository {
    static final int MOST_HITS = 10_000;
    /** Before this there was no Invenio. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(4_000_000)
                            .maxNestingDepth(100)
                            .build())
                    .build())
            .build();

    private final Turns turns;
    private final InstantSource clock;

    public InvenioRepository(Turns turns, InstantSource clock) {
        this.turns = turns;
        this.clock = clock;
    }

    /** Gets the page at which the harvest is. */
    public Fetched list(Harvest harvest) {
        Repository repository = harvest.repository();
        Position at = windowed(harvest.position());
        String query = "updated:[\"" + written(at.from()) + "\" TO \"" + written(at.until()) + "\"]"
                + repository
                        .set()
                        .filter(set -> !set.isBlank())
                        .map(set -> " AND parent.communities.ids:\"" + set + "\"")
                        .orElse("");
        String question = "q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&sort=oldest&size="
                + repository.pageSize() + "&page=" + Place.of(at).page();
        String base = String.valueOf(repository.url().orElseThrow()).replaceFirst("/+$", "");
        return turns.get(
                harvest,
                new PageRequest(
                        URI.create(base + "/api/records?" + question),
                        "application/json",
                        Harvests.token(repository),
                        repository.answerTimeout(),
                        repository.maxPageBytes()));
    }

    /**
     * Reads a page to its end, and says where the next one is.
     *
     * @throws RepositoryTrouble when it is no answer of InvenioRDM, or breaks off: nothing of it counts
     */
    public HarvestPage read(Harvest harvest, Fetched fetched) {
        JsonNode hits = hits(fetched);
        long total = hits.path("total").asLong();
        Position at = windowed(harvest.position()).at(Objects.requireNonNullElse(fetched.date(), clock.instant()));
        Place place = Place.of(at);
        if (total > MOST_HITS) {
            return new HarvestPage(harvest, at, List.of(), halved(harvest, at));
        }
        List<Entry> entries = new ArrayList<>();
        hits.path("hits").forEach(hit -> entries.add(InvenioRecord.entry(at.cursor() + entries.size() + 1, hit)));
        boolean more = place.page() * (long) harvest.repository().pageSize() < total && !entries.isEmpty();
        if (more) {
            long expected = place.page() == 1 ? total : place.total();
            return new HarvestPage(harvest, at, entries, at.page((place.page() + 1) + "/" + expected, entries.size()));
        }
        boolean moved = place.page() > 1 && (total != place.total() || at.cursor() + entries.size() < total);
        return new HarvestPage(
                harvest, at, entries, moved ? harvest.restarted("records moved between pages") : after(at));
    }

    /** A page and how many records there were at the first one; kept as the harvest's token. */
    private record Place(int page, long total) {
        static Place of(Position at) {
            String token = at.token();
            if (token == null) {
                return new Place(1, 0);
            }
            String[] parts = token.split("/", 2);
            return new Place(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        }
    }

    /** A window always has both ends; the last one is a little in the future, as clocks differ. */
    private Position windowed(Position at) {
        if (at.from() != null && at.until() != null) {
            return at;
        }
        Instant from = Objects.requireNonNullElse(at.from(), EARLIEST);
        Instant end = Objects.requireNonNullElse(at.until(), goal(at));
        return new Position(from, end, at.token(), at.cursor(), at.begun(), at.settles());
    }

    private Instant goal(Position at) {
        Instant now = Objects.requireNonNullElse(at.begun(), clock.instant());
        return now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Position halved(Harvest harvest, Position at) {
        Instant from = Objects.requireNonNull(at.from());
        Instant until = Objects.requireNonNull(at.until());
        Duration half = Duration.between(from, until).dividedBy(2).truncatedTo(ChronoUnit.SECONDS);
        if (half.isZero()) {
            throw new RepositoryRefusal("Failed to harvest " + harvest.source() + ": more than " + MOST_HITS
                    + " records were updated at " + from + ", and its search shows no more. Harvest it by OAI-PMH.");
        }
        return at.window(from, from.plus(half));
    }

    /** The rest of the time up to the harvest's end; null when this was it. */
    private @Nullable Position after(Position at) {
        Instant until = Objects.requireNonNull(at.until());
        return until.isBefore(goal(at)) ? at.window(until, goal(at)) : null;
    }

    private static String written(@Nullable Instant moment) {
        return String.valueOf(moment).replaceFirst("Z$", "");
    }

    private static JsonNode hits(Fetched fetched) {
        try {
            JsonNode hits = JSON.readTree(fetched.body()).path("hits");
            if (hits.path("hits").isArray() && hits.path("total").isNumber()) {
                return hits;
            }
            throw new RepositoryTrouble(
                    "Failed to read the answer of " + fetched.from().getAuthority()
                            + ": it has no list of records. See what the repository answers at its address.");
        } catch (JsonProcessingException e) {
            throw new RepositoryTrouble(
                    "Failed to read the answer of " + fetched.from().getAuthority() + " (" + fetched.contentType()
                            + "): it is no JSON, or breaks off (" + XmlPage.printable(e.getOriginalMessage())
                            + "). See what the repository answers at its address.",
                    e);
        } catch (IOException e) {
            throw new RepositoryTrouble("Failed to read an answer: " + e.getMessage() + ". Try again.", e);
        }
    }
}
