package org.orcidcaravan.orcid.record;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Where a researcher works now, as far as the public summary of the record says.
 *
 * @param employers the organizations of employments that have not ended, in the record's order
 * @param domains the domains of public e-mail addresses and of verified domains, in lower case
 * @param closed whether there is no record to say it: an error document is in its place, or it has a date of deactivation
 */
public record CurrentEmployers(List<Employer> employers, Set<String> domains, boolean closed) {
    /** What an empty record says: nothing. */
    static final CurrentEmployers NONE = new CurrentEmployers(List.of(), Set.of());

    /** What a closed record says: nothing, not even that the researcher works elsewhere. */
    static final CurrentEmployers CLOSED = new CurrentEmployers(List.of(), Set.of(), true);

    public CurrentEmployers {
        employers = List.copyOf(employers);
        domains = Set.copyOf(domains);
    }

    /** Those of a record that is there. */
    public CurrentEmployers(List<Employer> employers, Set<String> domains) {
        this(employers, domains, false);
    }

    /**
     * Reads a record summary of ORCID's schema 3.0 up to the end of its employments; what follows, most of the bytes of
     * a long record, is not looked at. An error document, which takes the place of a deprecated, locked, deactivated or
     * unclaimed record, names no employer, and is {@link #closed}; so is a record with a date of deactivation. The stream
     * is not closed.
     *
     * @param today an employment that ends on this day or later has not ended; a year or month ends with its last day
     * @throws UnreadableRecord when the bytes are neither, break off before the employments' end, or are beyond the
     *     limits of {@link SummaryReader}; nothing else is thrown, whatever the bytes are
     */
    public static CurrentEmployers read(InputStream summary, LocalDate today) throws UnreadableRecord {
        return new SummaryReader(today).read(summary);
    }
}
