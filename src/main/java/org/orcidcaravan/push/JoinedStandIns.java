package org.orcidcaravan.push;

import jakarta.enterprise.context.ApplicationScoped;
import org.orcidcaravan.consent.connect.StandIns;

/** A stand-in is joined like two people whom an operator merges: works, permissions and history come over. */
@ApplicationScoped
class JoinedStandIns implements StandIns {
    private final Merger merger;

    JoinedStandIns(Merger merger) {
        this.merger = merger;
    }

    @Override
    public boolean join(long person, long standIn) {
        return merger.merge(person, standIn, "person:" + person) instanceof Merger.Merged.Done;
    }
}
