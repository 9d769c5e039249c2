package org.orcidcaravan.sync.audience;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.event.Consignment;
import org.orcidcaravan.event.EventSettings;
import org.orcidcaravan.event.Noted;
import org.orcidcaravan.event.SinkTrouble;
import org.orcidcaravan.sync.keep.Keeping;
import org.orcidcaravan.sync.keep.Keeping.Says;
import org.orcidcaravan.sync.keep.OrcidList;
import org.orcidcaravan.sync.mirror.StoredFile;

/**
 * Steps of a sink's route that leave out what it is not to hear of; that counts as delivered. Several in a row let through
 * what each of them does. The mirror is not concerned: what it holds is {@code caravan.sync.keep}'s to say.
 */
@Named("eventFilter")
@Unremovable
@Singleton
public class EventFilter {
    private static final String RECORD = "record";

    private final Keeping keeping;
    private final AudienceStore audiences;
    private final @Nullable OrcidList list;

    public EventFilter(Keeping keeping, AudienceStore audiences, EventSettings settings) {
        this.keeping = keeping;
        this.audiences = audiences;
        this.list = settings.list()
                .map(file -> new OrcidList(Path.of(file), "caravan.events.list"))
                .orElse(null);
    }

    /**
     * Lets through what is about people of the institution, as their summary in the mirror says now, and what is not about
     * records. Of who leaves, the sink hears that the summary changed, and then no more but that the record is removed. A
     * record that ORCID closes says nothing about its owner: of whom the sink has heard, it hears on. What a webhook
     * brought to light passes for those of whom the sink hears; the mirror's own event of it follows.
     *
     * @throws SinkTrouble when a summary cannot be read now; everything waits then
     * @throws org.orcidcaravan.sync.keep.KeepUnclear when there is nothing to know the institution by
     */
    public void ofInstitution(Consignment consignment) {
        List<String> keys = consignment.events().stream()
                .filter(event -> event.topic().equals(RECORD))
                .map(Noted::key)
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        Audience audience = audiences.of(consignment.sink(), keys);
        Map<String, Optional<Says>> said = new HashMap<>();
        consignment.only(event -> {
            if (!event.topic().equals(RECORD)) {
                return true;
            }
            Change change = Change.read(event);
            if (!change.isOfMirror()) {
                return audience.hearsOn(change);
            }
            Says says = said.computeIfAbsent(event.key(), key -> says(change)).orElse(null);
            return audience.hears(change, says);
        });
        audiences.save(consignment.sink(), audience);
    }

    private Optional<Says> says(Change change) {
        if (!change.isXml()) {
            throw new SinkTrouble(
                    "Who is of the institution cannot be told from " + change.summary()
                            + ": keep the mirror in XML (caravan.sync.format), or filter by a list of iDs",
                    (Duration) null);
        }
        try (InputStream summary = StoredFile.open(change.summary())) {
            return Optional.of(keeping.read(summary));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SinkTrouble("Failed to read " + change.summary() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Lets through what is about the iDs in the file {@code caravan.events.list}.
     *
     * @throws org.orcidcaravan.sync.keep.KeepUnclear when there is no such list, or one that cannot be trusted
     */
    public void ofList(Consignment consignment) {
        OrcidList people = list;
        if (people == null) {
            throw new SinkTrouble(
                    "The filter eventFilter.ofList needs a file of iDs: set caravan.events.list", (Duration) null);
        }
        consignment.only(event -> Change.orcid(event).filter(people::has).isPresent());
    }

    /** Lets through what is of these kinds, separated by spaces: {@code record.state record.removed}. */
    public void ofKinds(Consignment consignment, String kinds) {
        Set<String> wanted = Set.of(kinds.strip().split("\\s+"));
        consignment.only(event -> wanted.contains(Change.event(event)));
    }
}
