package org.orcidcaravan.routing.handover;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.push.Intake;
import org.orcidcaravan.push.Offer;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.SourceItem;

/** Takes a source's rows to the queue, in batches, each in one transaction. */
@ApplicationScoped
public class Handover {
    /** Offers in a transaction: enough that the disk does not decide, few enough that nobody waits for their locks. */
    private static final int BATCH = 500;

    private final PersonStore people;
    private final Intake intake;

    public Handover(PersonStore people, Intake intake) {
        this.people = people;
        this.intake = intake;
    }

    /**
     * Takes rows in; the same rows twice change nothing.
     *
     * @param receipts is told what became of each row, in their order, once its batch is committed
     * @throws org.orcidcaravan.push.QueueTrouble when PostgreSQL does not take a batch: those before it are in
     */
    public void take(SourceName source, Iterator<Row> rows, Consumer<Receipt> receipts) {
        each(source, rows, intake::take, receipts);
    }

    /** Tells what {@link #take} would do, and changes nothing. */
    public void rehearse(SourceName source, Iterator<Row> rows, Consumer<Receipt> receipts) {
        each(source, rows, intake::rehearse, receipts);
    }

    private void each(
            SourceName source,
            Iterator<Row> rows,
            Function<List<Offer>, List<Offer.Taken>> taking,
            Consumer<Receipt> receipts) {
        Owners owners = new Owners(people);
        List<Pending> batch = new ArrayList<>();
        int offers = 0;
        while (rows.hasNext()) {
            Pending pending = pending(owners, rows.next());
            // A row with refusals alone takes no room in the transaction, but some in memory.
            if (offers + pending.owners().size() > BATCH || batch.size() >= 2 * BATCH) {
                settle(source, batch, taking, receipts);
                batch.clear();
                offers = 0;
            }
            batch.add(pending);
            offers += pending.owners().size();
        }
        settle(source, batch, taking, receipts);
    }

    /** A row whose batch is not complete yet; without owners it is refused already. */
    private record Pending(Row row, List<Person> owners, List<String> unknown) {
        Receipt refusal() {
            return switch (row) {
                case Row.Refused(long line, String reason) -> new Receipt.Refused(line, reason);
                case Row.Accepted accepted ->
                    new Receipt.Refused(
                            accepted.line(),
                            "Nobody here is " + String.join(" or ", unknown)
                                    + ": take the person in first, with \"people import\".");
            };
        }
    }

    private static Pending pending(Owners owners, Row row) {
        return switch (row) {
            case Row.Refused _ -> new Pending(row, List.of(), List.of());
            case Row.Accepted accepted -> {
                Owners.Named named = owners.of(accepted.item());
                yield new Pending(row, named.known(), named.unknown());
            }
        };
    }

    private static void settle(
            SourceName source,
            List<Pending> batch,
            Function<List<Offer>, List<Offer.Taken>> taking,
            Consumer<Receipt> receipts) {
        List<Offer> offers = batch.stream()
                .flatMap(pending -> offers(source, pending).stream())
                .toList();
        Iterator<Offer.Taken> taken = (offers.isEmpty() ? List.<Offer.Taken>of() : taking.apply(offers)).iterator();
        for (Pending pending : batch) {
            if (pending.row() instanceof Row.Accepted accepted
                    && !pending.owners().isEmpty()) {
                List<Receipt.Share> shares = pending.owners().stream()
                        .map(person -> new Receipt.Share(person, taken.next()))
                        .toList();
                receipts.accept(new Receipt.Accepted(
                        accepted.line(), accepted.item().sourceId(), notes(accepted, pending.unknown()), shares));
            } else {
                receipts.accept(pending.refusal());
            }
        }
    }

    private static List<Offer> offers(SourceName source, Pending pending) {
        if (!(pending.row() instanceof Row.Accepted accepted)) {
            return List.of();
        }
        SourceItem item = accepted.item();
        return pending.owners().stream()
                .map(person -> Offer.of(person.id(), source.text(), item.sourceId(), item.item()))
                .toList();
    }

    private static List<String> notes(Row.Accepted accepted, List<String> unknown) {
        List<String> notes = new ArrayList<>(accepted.notes());
        if (!unknown.isEmpty()) {
            notes.add("Left out, because nobody here is " + String.join(" or ", unknown)
                    + ": if they are yours, take them in with \"people import\", and then this again.");
        }
        return notes;
    }
}
