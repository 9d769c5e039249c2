package org.orcidcaravan.source.author;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.record.Author;

/**
 * What an operator said of an author.
 *
 * @param key whom it is about
 * @param sourceId of this record only; null: wherever the source names somebody with just these details
 * @param person the row of the person that it is; null: nobody of ours
 */
public record Word(
        Key key, @Nullable String sourceId, @Nullable Long person) {
    /**
     * Name and details in the one form in which a word about them is remembered.
     *
     * @param name as {@link PersonName#key}
     * @param details iD, local id and mail address, as far as they are given; empty: a name and nothing else
     */
    public record Key(String name, String details) {
        /** Of an author. Where they work is no detail: it changes, and many work there. */
        public static Key of(Author author) {
            Evidence evidence = Evidence.of(author);
            String details = String.join(
                    " ",
                    java.util.stream.Stream.of(evidence.orcid(), evidence.localId(), evidence.email())
                            .filter(java.util.Objects::nonNull)
                            .toList());
            return new Key(PersonName.of(author.name()).key(), details);
        }
    }
}
