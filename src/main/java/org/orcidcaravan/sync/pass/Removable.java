package org.orcidcaravan.sync.pass;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.orcidcaravan.sync.DataClass;

/** What an operator is asked about. */
public enum Removable {
    /** Summaries that vanished upstream. */
    SUMMARIES,
    /** Activities that vanished upstream. */
    ACTIVITIES,
    /** Records, with all that is here of them, that {@code caravan.sync.keep} does not keep any more. */
    RECORDS;

    /** Its name in commands, addresses and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static Optional<Removable> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** What vanished of a data class. */
    static Removable of(DataClass dataClass) {
        return dataClass == DataClass.SUMMARIES ? SUMMARIES : ACTIVITIES;
    }

    /** A record is noted by its summary. */
    DataClass dataClass() {
        return this == ACTIVITIES ? DataClass.ACTIVITIES : DataClass.SUMMARIES;
    }
}
