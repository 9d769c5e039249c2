package org.orcidcaravan.consent.connect;

import java.util.Arrays;
import java.util.Locale;

/** What became of a journey to ORCID's page; the words are those of the table. */
public enum Outcome {
    CONNECTED,
    /** The researcher said no. */
    DENIED,
    /** Another iD than the linked one came back: the person is asked. */
    OTHER_ID,
    /** Asked so, the person stayed with the linked one. */
    KEPT,
    /** Another person here has the iD. */
    TAKEN,
    /** The answer was not genuine, or of no use. */
    UNFIT,
    /** ORCID could not be reached, or refused. */
    FAILED;

    /** As the table has it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String text) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no outcome " + text));
    }
}
