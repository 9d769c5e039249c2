package org.orcidcaravan.source.dspace.row;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.orcidcaravan.transaction.Transactions;

/** DSpace's database: every method is a transaction of its own, and only the queue and its history are written. */
public final class DspaceStore {
    private final Transactions transactions;
    private final ItemStore items;

    /** @param virtual what DSpace makes of relationships */
    public DspaceStore(DataSource dspace, List<Virtual> virtual) {
        this.transactions = new Transactions(dspace, DspaceTrouble::new);
        this.items = new ItemStore(virtual);
    }

    /** What a row becomes in the queue. */
    public enum Fate {
        /** It is done, and gone. */
        DONE,
        /** It stays, and was tried once more. */
        COUNTED,
        /** It stays as it is. */
        KEPT,
        /** It stays, and is not tried by itself any more. */
        ASIDE
    }

    /** What writing back found. */
    public enum Found {
        /** The row, as it was taken. */
        WRITTEN,
        /** No row: somebody else dealt with it, and nothing is written. */
        GONE,
        /** A row that somebody else has tried meanwhile: only what is done is written. */
        TRIED_ELSEWHERE
    }

    /**
     * What writing back came to.
     *
     * @param history the number of the new row of the history; null: none was written
     */
    public record Result(Found found, @Nullable Integer history) {}

    /** The rows that a run is about; {@code max} null: however often they were tried. */
    public List<QueueRow> rows(@Nullable Integer max) {
        return transactions.within("Failed to read DSpace's queue", dspace -> QueueRowStore.list(dspace, max));
    }

    /** The row as it is now; empty when it is gone, or somebody is changing it. */
    public Optional<QueueRow> take(int id) {
        return transactions.within(
                "Failed to take row " + id + " of DSpace's queue", dspace -> QueueRowStore.take(dspace, id));
    }

    /** A profile. */
    public Profile profile(UUID id) {
        return transactions.within("Failed to read profile " + id, dspace -> ProfileStore.read(dspace, id));
    }

    /** An item. */
    public DspaceItem item(UUID id) {
        return transactions.within("Failed to read item " + id, dspace -> items.read(dspace, id));
    }

    /** The items that one is related to. */
    public List<DspaceItem> related(UUID id, String type) {
        return transactions.within(
                "Failed to read what item " + id + " is related to", dspace -> items.related(dspace, id, type));
    }

    /** The put-code that DSpace knows of what a row is about. */
    public Optional<String> knownPutCode(QueueRow row) {
        UUID entity = row.entity();
        String metadata = row.metadata();
        String type = row.recordType();
        return transactions.within("Failed to read DSpace's history", dspace -> {
            if (metadata != null && type != null) {
                return HistoryStore.ofSection(dspace, row.owner(), type, metadata);
            }
            return entity == null ? Optional.empty() : HistoryStore.standing(dspace, row.owner(), entity);
        });
    }

    /**
     * Writes back what became of a row, if it is still there.
     *
     * @param entry for the history; null: none
     * @param aside the attempts that keep a row out of runs
     */
    public Result writeBack(QueueRow row, HistoryStore.@Nullable Entry entry, Fate fate, int aside) {
        return transactions.within("Failed to write back row " + row.id() + " of DSpace's queue", dspace -> {
            Optional<QueueRow> now = QueueRowStore.hold(dspace, row.id());
            if (now.isEmpty()) {
                return new Result(Found.GONE, null);
            }
            boolean changed = !Objects.equals(now.get().attempts(), row.attempts());
            if (changed && fate != Fate.DONE) {
                return new Result(Found.TRIED_ELSEWHERE, null);
            }
            Integer history = entry == null ? null : (Integer) HistoryStore.add(dspace, row, entry);
            switch (fate) {
                case DONE -> QueueRowStore.delete(dspace, row.id());
                case COUNTED -> QueueRowStore.attempts(dspace, row.id(), row.tried() + 1);
                case ASIDE -> QueueRowStore.attempts(dspace, row.id(), Math.max(aside, row.tried() + 1));
                case KEPT -> {}
            }
            return new Result(changed ? Found.TRIED_ELSEWHERE : Found.WRITTEN, history);
        });
    }

    /** What is in records, as far as DSpace's history says, each as a row that would replace it. */
    public List<QueueRow> known() {
        return transactions.within("Failed to read DSpace's history", HistoryStore::known);
    }

    /** What was written to the history after a row of it. */
    public List<HistoryStore.Written> historySince(int id) {
        return transactions.within("Failed to read DSpace's history", dspace -> HistoryStore.since(dspace, id));
    }

    /** The number of the history's last row. */
    public int lastHistory() {
        return transactions.within("Failed to read DSpace's history", HistoryStore::last);
    }
}
