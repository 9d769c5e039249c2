package org.orcidcaravan.routing.dspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.source.dspace.payload.Invalid;
import org.orcidcaravan.source.dspace.payload.Payload;
import org.orcidcaravan.source.dspace.payload.Payloads;
import org.orcidcaravan.source.dspace.payload.Target;
import org.orcidcaravan.source.dspace.payload.Unmappable;
import org.orcidcaravan.source.dspace.row.DspaceStore;
import org.orcidcaravan.source.dspace.row.QueueRow;

/** All rows of one iD, one after the other: what is new goes in bulk, at the end. */
final class ImprovedRun {
    private static final int OWN_ERROR = 500;

    private final DspaceStore dspace;
    private final Payloads payloads;
    private final ImprovedSender sender;
    private final BulkSender bulk;
    private final Owners owners;
    private final WriteBack back;
    private final Tally tally;

    ImprovedRun(
            DspaceStore dspace,
            Payloads payloads,
            ImprovedSender sender,
            BulkSender bulk,
            Owners owners,
            WriteBack back,
            Tally tally) {
        this.dspace = dspace;
        this.payloads = payloads;
        this.sender = sender;
        this.bulk = bulk;
        this.owners = owners;
        this.back = back;
        this.tally = tally;
    }

    /** New works of one iD, which wait for each other, and what they are about. */
    private static final class Waiting {
        private final List<BulkSender.New> works = new ArrayList<>();
        private final Set<UUID> entities = new HashSet<>();
        private final List<QueueRow> again = new ArrayList<>();
        private boolean stopped;
    }

    /**
     * Sends what is to be sent for one iD.
     *
     * @param unclear rows of which nobody knows whether ORCID has them
     * @param force also for an owner who is paused
     */
    void run(List<QueueRow> rows, Set<Integer> unclear, boolean force) {
        Waiting waiting = new Waiting();
        for (QueueRow row : rows) {
            one(row, waiting, unclear, force);
        }
        if (!waiting.stopped && !tally.isStopped()) {
            waiting.stopped = bulk.send(waiting.works);
        } else {
            waiting.works.forEach(work -> tally.leave());
        }
        // A second row about the same: what the first one left is known by now.
        for (QueueRow row : waiting.again) {
            one(row, waiting, unclear, force);
        }
    }

    private void one(QueueRow listed, Waiting waiting, Set<Integer> unclear, boolean force) {
        if (waiting.stopped || tally.isStopped()) {
            tally.leave();
            return;
        }
        Optional<QueueRow> taken = dspace.take(listed.id());
        if (taken.isEmpty()) {
            tally.missing();
            return;
        }
        QueueRow row = taken.get();
        if (back.isTriedElsewhere(listed, row)) {
            tally.leave();
            return;
        }
        Prepared.Attempt attempt = Prepared.of(row, dspace.profile(row.owner()));
        RowOutcome refused = attempt.outcome();
        if (refused != null) {
            tally.say(Words.begin(row));
            back.write(row, refused);
            return;
        }
        Prepared prepared = attempt.ready();
        Optional<String> paused = force ? Optional.empty() : owners.paused(prepared);
        if (paused.isPresent()) {
            tally.say("Profile " + row.owner() + " is left out: " + paused.get());
            tally.leave();
            waiting.stopped = true;
            return;
        }
        tally.say(Words.begin(row));
        RowOutcome outcome = dispatched(prepared, waiting, unclear.contains(row.id()));
        if (outcome != null) {
            back.write(row, outcome);
            tally.answered(outcome);
            waiting.stopped |= outcome.next() == RowOutcome.Next.STOP_OWNER;
        }
    }

    /** Null: it goes with others, later. */
    private @Nullable RowOutcome dispatched(Prepared prepared, Waiting waiting, boolean unclear) {
        QueueRow row = prepared.row();
        try {
            Target target = ImprovedSender.target(prepared);
            boolean insert = prepared.operation().equals("INSERT");
            if (prepared.operation().equals("DELETE") || (target.isProfile() && !insert)) {
                back.begin(List.of(row));
                return sender.delete(prepared, target.section(), putCode(row));
            }
            Payload payload = payloads.of(row);
            if (unclear) {
                return sender.look(prepared, payload, true);
            }
            Long known = target.isProfile() ? null : PutCodes.number(putCode(row));
            if (known != null) {
                back.begin(List.of(row));
                return sender.replace(prepared, payload, known, insert);
            }
            if (insert && target.section() == Section.WORK) {
                await(new BulkSender.New(prepared, payload), waiting);
                return null;
            }
            back.begin(List.of(row));
            return insert ? sender.post(prepared, payload) : sender.look(prepared, payload, true);
        } catch (Invalid invalid) {
            return RowOutcome.unsent(String.valueOf(invalid.getMessage()));
        } catch (Unmappable own) {
            return RowOutcome.failed(OWN_ERROR, own.getMessage());
        }
    }

    private static void await(BulkSender.New work, Waiting waiting) {
        QueueRow row = work.prepared().row();
        if (row.entity() == null || waiting.entities.add(row.entity())) {
            waiting.works.add(work);
        } else {
            waiting.again.add(row);
        }
    }

    /** What the row says, or else what DSpace's history does. */
    private @Nullable String putCode(QueueRow row) {
        String own = row.putCode();
        return own == null || own.isBlank() ? dspace.knownPutCode(row).orElse(null) : own;
    }
}
