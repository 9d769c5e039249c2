package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.orcidcaravan.consent.keep.KeepSettings;
import org.orcidcaravan.orcid.Section;

/** Takes in what is to be written: the item and its task in one transaction, so that neither is without the other. */
@ApplicationScoped
public class Intake {
    private final TransactionStore transactions;
    private final KeepSettings settings;

    Intake(TransactionStore transactions, KeepSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * Takes offers in; the same offer twice changes nothing.
     *
     * @return what became of each, in their order
     * @throws QueueTrouble when PostgreSQL does not take them: then none is taken
     */
    public List<Offer.Taken> take(List<Offer> offers) {
        Set<Long> people = people(offers);
        return transactions.within("Failed to queue " + offers.size() + " items", connection -> {
            WriterStore.lock(connection, people);
            List<Offer.Taken> taken = IntakeStore.take(connection, offers, settings.preference());
            WriterStore.due(connection, people);
            return taken;
        });
    }

    /**
     * What would become of offers if they were taken; nothing is changed.
     *
     * @throws QueueTrouble when PostgreSQL does not answer
     */
    public List<Offer.Taken> rehearse(List<Offer> offers) {
        Set<Long> people = people(offers);
        return transactions.rehearse("Failed to see what would become of " + offers.size() + " items", connection -> {
            WriterStore.lock(connection, people);
            return IntakeStore.take(connection, offers, settings.preference());
        });
    }

    private static Set<Long> people(List<Offer> offers) {
        Set<Long> people = new TreeSet<>();
        offers.forEach(offer -> people.add(offer.person()));
        return people;
    }

    /**
     * The source no longer has it: what we wrote is deleted from the record, what was not yet written is not.
     *
     * @return whether there was anything to do
     */
    public boolean withdraw(long person, String source, String sourceId, Section section) {
        return transactions.within("Failed to withdraw " + sourceId, connection -> {
            WriterStore.lock(connection, List.of(person));
            boolean any = BarStore.withdraw(connection, person, source, sourceId, section);
            WriterStore.due(connection, List.of(person));
            return any;
        });
    }
}
