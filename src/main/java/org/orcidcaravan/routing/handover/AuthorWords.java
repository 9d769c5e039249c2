package org.orcidcaravan.routing.handover;

import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.author.Word;
import org.orcidcaravan.source.record.RecheckStore;
import org.orcidcaravan.source.record.SourceTransactionStore;
import org.orcidcaravan.source.record.WordStore;

/** What operators say of authors, remembered, and carried out at once. Every word is audited. */
@Singleton
public class AuthorWords {
    private static final int BATCH = 300;

    private final SourceTransactionStore transactions;
    private final BatchStore batches;

    AuthorWords(SourceTransactionStore transactions, BatchStore batches) {
        this.transactions = transactions;
        this.batches = batches;
    }

    /**
     * An author of a record.
     *
     * @param place among the record's authors, from 1
     */
    public record About(SourceName source, String sourceId, int place) {}

    /**
     * What is said.
     *
     * @param person the row of the person that it is; null: it is nobody of ours
     * @param always wherever the source names somebody with just these details; false: of this record only
     */
    public record Saying(@Nullable Long person, boolean always) {}

    /**
     * Remembers a word, and decides anew of the records that it is about.
     *
     * @return how many records it is about; empty: there is no such author
     * @throws NameAlone when it should hold for all records, and nothing but a name is known
     */
    public Optional<Integer> say(About about, Saying saying, String actor) {
        String source = about.source().text();
        return transactions.within("Failed to remember who an author of " + about.sourceId() + " is", connection -> {
            Optional<WordStore.About> found = WordStore.about(connection, source, about.sourceId(), about.place());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Word.Key key = found.get().key();
            if (saying.always() && key.details().isEmpty()) {
                throw new NameAlone();
            }
            String only = saying.always() ? null : about.sourceId();
            WordStore.say(connection, source, new Word(key, only, saying.person()), actor);
            List<Long> records = saying.always()
                    ? WordStore.like(connection, source, key)
                    : List.of(found.get().record());
            for (int i = 0; i < records.size(); i += BATCH) {
                batches.recheck(
                        connection,
                        source,
                        RecheckStore.read(connection, records.subList(i, Math.min(records.size(), i + BATCH))));
            }
            JsonObjectBuilder detail = Json.createObjectBuilder()
                    .add("sourceId", about.sourceId())
                    .add("author", about.place())
                    .add("always", saying.always());
            Long person = saying.person();
            WordStore.audit(
                    connection,
                    actor,
                    person == null ? "author.reject" : "author.confirm",
                    person == null ? "source:" + source : "person:" + person,
                    detail.add("source", source).build());
            return Optional.of(records.size());
        });
    }

    /** A name alone says nothing about other records. */
    public static final class NameAlone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NameAlone() {
            super("Nothing but a name is known of this author, and others may have it: say it of this record only.");
        }
    }
}
