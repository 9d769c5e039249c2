package org.orcidcaravan.source.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.source.author.Found;
import org.orcidcaravan.source.eligible.Rules;

/**
 * A record as it is kept: what its source said, and what follows from it.
 *
 * @param judgement what the rules say
 * @param judgedBy the rules, as {@link Rules#fingerprint} says
 * @param found who its authors are, in their order; empty when the source stated whose it is
 * @param owners rows of the people whose it is
 * @param wanted whom the source stated, and nobody here is
 * @param run in which its source told of it; null: it was only asked again
 */
public record Kept(
        Checked.Ready ready,
        Rules.Judgement judgement,
        String judgedBy,
        List<Found> found,
        Map<Long, Stored.Owned> owners,
        List<String> wanted,
        @Nullable Long run) {
    public Kept {
        wanted = List.copyOf(wanted);
        found = List.copyOf(found);
        owners = Map.copyOf(owners);
    }
}
