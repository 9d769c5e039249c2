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
 */
public record CurrentEmployers(List<Employer> employers, Set<String> domains) {
    /** What a closed record says: nothing. */
    static final CurrentEmployers NONE = new CurrentEmployers(List.of(), Set.of());

    public CurrentEmployers {
        employers = List.copyOf(employers);
        domains = Set.copyOf(domains);
    }

    /**
     * Reads a record summary of ORCID's schema 3.0 up to the end of its employments; what follows, most of the bytes of
     * a long record, is not looked at. An error document, which takes the place of a deprecated, locked or deactivated
     * record, names no employer. The stream is not closed.
     *
     * @param today an employment that ends on this day or later has not ended; a year or month ends with its last day
     * @throws UnreadableRecord when the bytes are neither, break off before the employments' end, or are beyond the
     *     limits of {@link SummaryReader}; nothing else is thrown, whatever the bytes are
     */
    public static CurrentEmployers read(InputStream summary, LocalDate today) throws UnreadableRecord {
        return new SummaryReader(today).read(summary);
    }
}
