package org.orcidcaravan.source.oai;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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
import org.orcidcaravan.source.xml.UnreadableXml;

/** A repository that speaks OAI-PMH 2.0. */
@Named("oaiRepository")
@Unremovable
@ApplicationScoped
public class OaiRepository {
    private static final String ACCEPT = "text/xml, application/xml";

    private final Turns turns;
    private final InstantSource clock;

    public OaiRepository(Turns turns, InstantSource clock) {
        this.turns = turns;
        this.clock = clock;
    }

    /** Asks once in a harvest what the repository says about itself: how it writes dates, and since when there are any. */
    public Harvest introduce(Harvest harvest) {
        if (harvest.introduction(Identity.class).isEmpty()) {
            Fetched fetched = ask(harvest, Map.of("verb", "Identify"));
            OaiAnswer answer = answer(fetched, 0);
            Identity identity = answer.identity();
            if (identity == null) {
                throw refused(harvest, "Identify", answer);
            }
            harvest.introduced(identity);
        }
        return harvest;
    }

    /** Gets the page at which the harvest is. */
    public Fetched list(Harvest harvest) {
        Position at = harvest.position();
        Map<String, String> question = new LinkedHashMap<>();
        question.put("verb", "ListRecords");
        if (at.token() != null) {
            question.put("resumptionToken", at.token());
            return ask(harvest, question);
        }
        Repository repository = harvest.repository();
        Position window = window(harvest, at);
        question.put("metadataPrefix", repository.format());
        repository.set().filter(set -> !set.isBlank()).ifPresent(set -> question.put("set", set));
        Identity identity = identity(harvest);
        if (window.from() != null) {
            question.put("from", identity.written(window.from()));
        }
        if (window.until() != null) {
            question.put("until", identity.written(window.until()));
        }
        return ask(harvest, question);
    }

    /**
     * Reads a page to its end, and says where the next one is.
     *
     * @throws RepositoryTrouble when it is not OAI-PMH, or breaks off: nothing of it counts
     * @throws RepositoryRefusal when the repository says that the question is wrong
     */
    public HarvestPage read(Harvest harvest, Fetched fetched) {
        Position asked = window(harvest, harvest.position());
        OaiAnswer answer = answer(fetched, asked.cursor() + 1);
        Position at = asked.at(Objects.requireNonNullElse(answer.clock(), clock.instant()));
        return switch (answer.error()) {
            case "" -> new HarvestPage(harvest, at, answer.entries(), next(harvest, at, answer));
            case "noRecordsMatch" -> new HarvestPage(harvest, at, answer.entries(), after(harvest, at));
            case "badResumptionToken" ->
                new HarvestPage(harvest, at, answer.entries(), harvest.restarted("badResumptionToken"));
            default -> throw refused(harvest, "ListRecords", answer);
        };
    }

    private static @Nullable Position next(Harvest harvest, Position at, OaiAnswer answer) {
        if (answer.token().isEmpty()) {
            return after(harvest, at);
        }
        if (answer.token().equals(at.token())) {
            throw new RepositoryTrouble("Failed to harvest " + harvest.source()
                    + ": the repository answers with the same resumptionToken again, so its list would never end.");
        }
        return at.page(answer.token(), answer.entries().size());
    }

    /** The next window; null after the last. Both ends of a window count in OAI-PMH, so what lies on the border is in both. */
    private static @Nullable Position after(Harvest harvest, Position at) {
        boolean last = at.until() == null || at.begun() == null || !at.until().isBefore(at.begun());
        return last ? null : window(harvest, at.window(at.until(), null));
    }

    /** The first page's window, where the settings want lists to be short: without an end when it would be in the future. */
    private static Position window(Harvest harvest, Position at) {
        Duration span = harvest.repository().window().orElse(null);
        Instant from = at.from() == null ? identity(harvest).earliest() : at.from();
        if (span == null || at.token() != null || at.until() != null || from == null) {
            return at;
        }
        Instant until = from.plus(span);
        boolean past = at.begun() == null || until.isBefore(at.begun());
        return at.window(from, past ? until : null);
    }

    private static Identity identity(Harvest harvest) {
        return harvest.introduction(Identity.class).orElse(new Identity(false, "no", null));
    }

    private Fetched ask(Harvest harvest, Map<String, String> question) {
        Repository repository = harvest.repository();
        URI base = repository.url().orElseThrow();
        String query = question.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String joint = base.getRawQuery() == null ? "?" : "&";
        return turns.get(
                harvest,
                new PageRequest(
                        URI.create(base + joint + query),
                        ACCEPT,
                        Harvests.token(repository),
                        repository.answerTimeout(),
                        repository.maxPageBytes()));
    }

    private static OaiAnswer answer(Fetched fetched, long first) {
        try {
            return OaiReading.of(fetched.body(), first);
        } catch (UnreadableXml e) {
            String type = fetched.contentType().isEmpty() ? "" : " (" + fetched.contentType() + ")";
            throw new RepositoryTrouble(
                    "Failed to read the answer of " + fetched.from().getAuthority() + type + ": it " + e.getMessage()
                            + ". See what the repository answers at its address.",
                    e);
        }
    }

    private static RepositoryRefusal refused(Harvest harvest, String verb, OaiAnswer answer) {
        String source = "caravan.source." + harvest.source();
        String step = switch (answer.error()) {
            case "cannotDisseminateFormat" -> "set " + source + ".format to one that its ListMetadataFormats names";
            case "noSetHierarchy", "badArgument" -> "look at " + source + ".set and .url";
            default -> "look at " + source + ".url";
        };
        return new RepositoryRefusal("Failed to harvest " + harvest.source() + ": its repository answers " + verb
                + " with " + (answer.error().isEmpty() ? "nothing" : answer.error() + " (" + answer.message() + ")")
                + "; " + step + ".");
    }
}
