package org.orcidcaravan.simulator;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.record.SyntheticIds;
import org.orcidcaravan.simulator.registry.Registry;
import org.orcidcaravan.simulator.registry.record.RecordState;

/**
 * The people of a simulated world, as its registry knows them: the same iDs as in the buckets, in the same states, and
 * with nothing on their records yet. What is written to the registry does not come back through the buckets.
 */
public final class Residents {
    private static final Set<Scope> SCOPES =
            EnumSet.of(Scope.READ_LIMITED, Scope.ACTIVITIES_UPDATE, Scope.PERSON_UPDATE);

    private static final String KEYWORD =
            "<keyword xmlns=\"http://www.orcid.org/ns/keyword\"><content>simulated curiosity</content></keyword>";

    private Residents() {}

    /** Moves the people of a world of so many records in; each has given the registry's client its permission. */
    public static List<Permission> moveInto(Registry registry, int records) {
        String scope = SCOPES.stream().map(Scope::text).collect(Collectors.joining(" "));
        return IntStream.range(0, records)
                .mapToObj(index -> {
                    OrcidId orcid = SyntheticIds.at(index);
                    String token = registry.issueToken(orcid, SCOPES);
                    registry.setRecordState(orcid, state(index));
                    return new Permission(orcid, token, scope);
                })
                .toList();
    }

    /** Somebody adds a keyword to their record at the registry, so that those are called who want to hear of it. */
    public static void oneEdits(Registry registry, Permission permission) {
        registry.addByResearcher(permission.orcid(), Section.KEYWORD, KEYWORD);
    }

    private static RecordState state(int index) {
        return switch (org.orcidcaravan.simulator.record.RecordState.at(index)) {
            case OPEN -> new RecordState.Active();
            case DEPRECATED -> new RecordState.Merged(SyntheticIds.at(index + 1));
            case LOCKED -> new RecordState.Locked();
            case DEACTIVATED, EMPTIED -> new RecordState.Deactivated();
            case UNCLAIMED -> new RecordState.Unclaimed();
        };
    }
}
