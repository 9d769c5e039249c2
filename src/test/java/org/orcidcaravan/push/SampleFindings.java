package org.orcidcaravan.push;

import javax.sql.DataSource;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.consent.keep.SampleKeeping;

/** Comparisons for tests, of which nobody is told. */
public final class SampleFindings {
    private SampleFindings() {}

    public static Findings of(DataSource database, Preference preference) {
        return new Findings(
                new TransactionStore(database),
                new FindingActStore(SampleKeeping.with(preference), SampleLinks.untold()));
    }
}
