package org.orcidcaravan.source.record;

/**
 * What a run brought, in numbers.
 *
 * @param entries everything that was there
 * @param added records that were not known
 * @param changed records that were known otherwise, or come back
 * @param same records that were known just so
 * @param vanished records that are gone
 * @param refused what could not be read or taken
 * @param keptBack of the added and changed: those that a rule keeps back
 * @param nobodys of the added and changed: those of nobody here
 * @param offered works for the queue: one for each person whose it is
 * @param withdrawn works that were taken back from a person
 */
public record Tally(
        long entries,
        long added,
        long changed,
        long same,
        long vanished,
        long refused,
        long keptBack,
        long nobodys,
        long offered,
        long withdrawn) {
    /** Nothing yet. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                entries + other.entries,
                added + other.added,
                changed + other.changed,
                same + other.same,
                vanished + other.vanished,
                refused + other.refused,
                keptBack + other.keptBack,
                nobodys + other.nobodys,
                offered + other.offered,
                withdrawn + other.withdrawn);
    }
}
