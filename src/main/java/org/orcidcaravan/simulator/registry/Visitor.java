package org.orcidcaravan.simulator.registry;

import org.orcidcaravan.orcid.OrcidId;

/** Who is at the authorization page, and what the answer is. */
record Visitor(OrcidId orcid, boolean allows) {}
