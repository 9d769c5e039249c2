package org.orcidcaravan.push;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a task is: docs/states.md draws it, and the column {@code task.state} allows nothing else. */
public enum TaskState {
    /** To be sent as soon as it is its turn. */
    QUEUED,
    /** A worker has it, for as long as the writer's lease lasts. */
    LEASED,
    /** The record is as the source has it. */
    SENT,
    /** Nothing had to be sent: ORCID has this content from us. */
    UNCHANGED,
    /** There is no permission, or the record takes nothing just now; it goes on by itself when that changes. */
    WAITING,
    /** To be sent again at a later time. */
    SCHEDULED,
    /** A request may have been carried out: the record is read before anything is written again. */
    UNKNOWN,
    /** Given up: on the dead-letter list, until somebody replays or discards it. */
    DEAD,
    /** The researcher deleted it in the record: never created again, unless somebody says so. */
    REMOVED,
    /** Told not to send: by the researcher, an operator, or because a later order replaced it. */
    SUPPRESSED,
    /** Kept back until the researcher chooses it, because they wish to be asked. */
    HELD;

    /** The name in the database and in the API: lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this name. */
    public static TaskState named(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state '" + text + "' of a task"));
    }

    /** Whether it will be looked at again without anybody's doing. */
    public boolean isOpen() {
        return switch (this) {
            case QUEUED, LEASED, WAITING, SCHEDULED, UNKNOWN -> true;
            case SENT, UNCHANGED, DEAD, REMOVED, SUPPRESSED, HELD -> false;
        };
    }

    /** The states that a task begins in. */
    public static Set<TaskState> first() {
        return EnumSet.of(QUEUED, WAITING, HELD, SUPPRESSED);
    }

    /** The states that it can go to from here. */
    public Set<TaskState> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(LEASED, WAITING, SUPPRESSED, DEAD, HELD);
            case SCHEDULED -> EnumSet.of(LEASED, WAITING, SUPPRESSED, HELD);
            case UNKNOWN -> EnumSet.of(LEASED, WAITING, QUEUED, DEAD);
            case LEASED -> EnumSet.complementOf(EnumSet.of(LEASED, HELD));
            case WAITING -> EnumSet.of(QUEUED, UNKNOWN, SUPPRESSED, DEAD, HELD);
            case SENT, UNCHANGED -> EnumSet.of(QUEUED, WAITING, HELD);
            case DEAD -> EnumSet.of(QUEUED, UNKNOWN, WAITING, SUPPRESSED, HELD);
            case REMOVED -> EnumSet.of(QUEUED, UNKNOWN, WAITING);
            case SUPPRESSED -> EnumSet.of(QUEUED, UNKNOWN, WAITING, HELD);
            case HELD -> EnumSet.of(QUEUED, UNKNOWN, WAITING, SUPPRESSED);
        };
    }
}
