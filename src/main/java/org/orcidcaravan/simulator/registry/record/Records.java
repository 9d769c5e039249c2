package org.orcidcaravan.simulator.registry.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.simulator.registry.rule.ErrorCode;
import org.orcidcaravan.simulator.registry.rule.Refusal;

/** All records, and what their states answer. */
public final class Records {
    private final Map<OrcidId, ResearcherRecord> records = new ConcurrentHashMap<>();
    private final Consumer<OrcidId> changed;

    /** @param changed hears of every change of a record, while it is made */
    public Records(Consumer<OrcidId> changed) {
        this.changed = changed;
    }

    /** Adds an empty record, unless it is there. */
    public ResearcherRecord add(OrcidId id) {
        return records.computeIfAbsent(id, added -> new ResearcherRecord(added, () -> changed.accept(added)));
    }

    /**
     * The record of this iD.
     *
     * @throws Refusal 9011 when there is none
     */
    public ResearcherRecord get(OrcidId id) {
        return find(id).orElseThrow(() -> Refusal.of(ErrorCode.RECORD_NOT_FOUND, "ORCID %s not found.".formatted(id)));
    }

    public Optional<ResearcherRecord> find(OrcidId id) {
        return Optional.ofNullable(records.get(id));
    }

    /** Some whose records are as they should be, by iD. */
    public List<OrcidId> some(int most) {
        return records.values().stream()
                .filter(record -> record.state() instanceof RecordState.Active)
                .map(ResearcherRecord::id)
                .sorted()
                .limit(most)
                .toList();
    }

    /**
     * Refuses what cannot be done to a record in its state.
     *
     * @param address where the same thing is on another record: the answer's {@code Location} if it was merged
     * @throws Refusal 9007, 9018, 9036, 9044
     */
    public static void checkState(ResearcherRecord record, boolean reading, Address address) {
        switch (record.state()) {
            case RecordState.Active _ -> {}
            case RecordState.Locked _ -> throw Refusal.of(ErrorCode.LOCKED, "ORCID https://orcid.org/" + record.id());
            case RecordState.Deactivated _ ->
                throw Refusal.of(ErrorCode.DEACTIVATED, "ORCID https://orcid.org/" + record.id());
            case RecordState.Unclaimed _ ->
                throw Refusal.of(ErrorCode.NOT_CLAIMED, "ORCID https://orcid.org/" + record.id());
            case RecordState.Merged merged -> {
                String message = "%s Please refer to account: https://orcid.org/%s. ORCID https://orcid.org/%s"
                        .formatted(ErrorCode.DEPRECATED.message(), merged.primary(), record.id());
                throw Refusal.elsewhere(
                        ErrorCode.DEPRECATED, reading ? 301 : 409, message, address.of(merged.primary()));
            }
        }
    }

    /** The address of what was asked for, on the record of this iD. */
    @FunctionalInterface
    public interface Address {
        String of(OrcidId id);
    }
}
