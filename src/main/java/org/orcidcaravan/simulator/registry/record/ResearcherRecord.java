package org.orcidcaravan.simulator.registry.record;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.rule.ErrorCode;
import org.orcidcaravan.simulator.registry.rule.Refusal;

/** One researcher's record. What several threads must see as one step is done {@link #alone}. */
public final class ResearcherRecord {
    private final OrcidId id;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Section, NavigableMap<Long, StoredItem>> items = new EnumMap<>(Section.class);
    private volatile RecordState state = new RecordState.Active();

    ResearcherRecord(OrcidId id, Runnable changed) {
        this.id = id;
        this.changed = changed;
        for (Section section : Section.values()) {
            items.put(section, new TreeMap<>());
        }
    }

    public OrcidId id() {
        return id;
    }

    public RecordState state() {
        return state;
    }

    public void state(RecordState other) {
        state = other;
        changed.run();
    }

    <T> T alone(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    /** All items of a section by put-code; a view, to be used {@link #alone}. */
    Collection<StoredItem> items(Section section) {
        return of(section).values();
    }

    /** All items of a section by put-code, as they are now. */
    List<StoredItem> copy(Section section) {
        return alone(() -> List.copyOf(items(section)));
    }

    Optional<StoredItem> find(Section section, long putCode) {
        return alone(() -> Optional.ofNullable(of(section).get(putCode)));
    }

    /** @throws Refusal 9016 when there is none */
    StoredItem get(Section section, long putCode) {
        return find(section, putCode)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.PUT_CODE_NOT_FOUND,
                        "No entity found for query: %s %d of %s".formatted(section.text(), putCode, id)));
    }

    void put(StoredItem item) {
        alone(() -> of(item.section()).put(item.putCode(), item));
        changed.run();
    }

    boolean remove(Section section, long putCode) {
        boolean removed = alone(() -> of(section).remove(putCode) != null);
        if (removed) {
            changed.run();
        }
        return removed;
    }

    private NavigableMap<Long, StoredItem> of(Section section) {
        NavigableMap<Long, StoredItem> found = items.get(section);
        if (found == null) {
            throw new IllegalStateException("A record without a place for " + section);
        }
        return found;
    }
}
