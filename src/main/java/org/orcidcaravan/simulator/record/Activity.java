package org.orcidcaravan.simulator.record;

import java.math.BigInteger;
import java.util.function.Consumer;
import org.orcid.ns.activities.ActivitiesSummary;

/**
 * One activity, as the object in the activities' bucket and as the line in its record's summary.
 *
 * @param full what the object holds: an element that JAXB can marshal
 * @param listing adds the summary of it to the record
 */
record Activity(ActivityKind kind, BigInteger putCode, Object full, Consumer<ActivitiesSummary> listing) {}
