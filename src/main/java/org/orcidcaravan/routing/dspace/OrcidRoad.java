package org.orcidcaravan.routing.dspace;

import org.orcidcaravan.push.call.Answered;

/** The road to ORCID: one request, at the pace of the whole installation, sent once. */
public interface OrcidRoad {
    /** Sends, and gives the answer or why there is none; never throws for what ORCID does. */
    Answered send(DspaceCall call);
}
