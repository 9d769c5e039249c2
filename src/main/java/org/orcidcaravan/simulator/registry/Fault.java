package org.orcidcaravan.simulator.registry;

import java.util.function.Predicate;
import org.orcidcaravan.orcid.OrcidId;

/**
 * Harm that comes to some requests.
 *
 * @param skip how many of the requests it fits are spared at first
 * @param times how many are harmed, at most
 * @param probability that one is harmed, from 0 to 1
 */
public record Fault(Harm harm, Predicate<RequestLine> where, int skip, int times, double probability) {
    /** Every request. */
    public static Fault of(Harm harm) {
        return new Fault(harm, _ -> true, 0, Integer.MAX_VALUE, 1);
    }

    /** Only requests of this method whose path contains {@code part}. */
    public Fault on(String method, String part) {
        return where(line -> line.method().equals(method) && line.path().contains(part));
    }

    /** Only requests about this record. */
    public Fault on(OrcidId orcid) {
        return where(line -> line.orcid().filter(orcid::equals).isPresent());
    }

    /** Only requests that may change a record. */
    public Fault onWrites() {
        return where(RequestLine::isWrite);
    }

    /** Only those that also pass this. */
    public Fault where(Predicate<RequestLine> also) {
        return new Fault(harm, where.and(also), skip, times, probability);
    }

    public Fault after(int number) {
        return new Fault(harm, where, number, times, probability);
    }

    public Fault times(int number) {
        return new Fault(harm, where, skip, number, probability);
    }

    public Fault withProbability(double chance) {
        return new Fault(harm, where, skip, times, chance);
    }
}
