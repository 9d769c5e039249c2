package org.orcidcaravan.push;

/** What came of an act on one dead letter. */
public sealed interface Acted {
    /** It is off the list, and in this state. */
    record Done(TaskState now) implements Acted {}

    /** Somebody else was quicker, or it was never on the list: nothing is changed, and it is in this state. */
    record NotAsSeen(TaskState now) implements Acted {}

    /** There is no such task. */
    record Missing() implements Acted {}
}
