package org.orcidcaravan.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orcidcaravan.source.SourceSettings.Source;
import org.orcidcaravan.source.eligible.Rules;

/** What the operator decided, by source: what a source does not say itself is as {@code default} says. */
@ApplicationScoped
public class Policies {
    private static final String DEFAULT = "default";

    private final SourceSettings settings;

    public Policies(SourceSettings settings) {
        this.settings = settings;
    }

    /** For the source of this name. */
    public Policy of(String name) {
        Said said = new Said(
                Optional.ofNullable(settings.sources().get(name)),
                Optional.ofNullable(settings.sources().get(DEFAULT)));
        Rules rules = new Rules(
                said.or(Source::yearsFrom).orElse(null),
                said.or(Source::yearsTo).orElse(null),
                said.or(Source::types).orElse(Set.of()),
                said.or(Source::states).orElse(Set.of()),
                said.or(Source::notEmbargoed).orElse(false),
                said.or(Source::collections).orElse(Set.of()),
                said.or(Source::notCollections).orElse(Set.of()));
        return new Policy(
                rules,
                said.or(Source::vanished).orElse(Policy.Fate.KEEP),
                said.or(Source::departed).orElse(Policy.Fate.KEEP),
                said.or(Source::keptBack).orElse(Policy.Fate.KEEP),
                said.or(Source::complete).orElse(false),
                said.columns());
    }

    private record Said(Optional<Source> own, Optional<Source> all) {
        <T> Optional<T> or(Function<Source, Optional<T>> setting) {
            return own.flatMap(setting).or(() -> all.flatMap(setting));
        }

        /** Settings name the source's heading by ours; readers ask the other way round. */
        Map<String, String> columns() {
            Map<String, String> ours = new LinkedHashMap<>();
            all.ifPresent(source -> source.columns().forEach((our, theirs) -> ours.put(theirs, our)));
            own.ifPresent(source -> source.columns().forEach((our, theirs) -> ours.put(theirs, our)));
            return ours;
        }
    }
}
