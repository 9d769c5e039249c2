/**
 * A simulated ORCID world for development, demonstrations and tests: it fills its buckets with invented records and
 * lets time pass in them. Never opened in production, and not ORCID's own sandbox registry.
 */
@NullMarked
package org.orcidcaravan.simulator;

import org.jspecify.annotations.NullMarked;
