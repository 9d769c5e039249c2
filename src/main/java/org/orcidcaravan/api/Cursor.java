package org.orcidcaravan.api;

/** Cursors of lists whose places are numbers. */
final class Cursor {
    private Cursor() {}

    /** The number that a cursor names. */
    static long number(String after) {
        return number(Slice.place(after), 0);
    }

    /** One of the numbers, separated by spaces, that a place consists of. */
    static long number(String place, int which) {
        try {
            return Long.parseLong(place.split(" ", -1)[which]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Misused("after is what an earlier answer called next.");
        }
    }
}
