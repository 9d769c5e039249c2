package org.orcidcaravan.source.dspace.payload;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/**
 * What a row's {@code record_type} names: DSpace's labels of entities in any case, its parts of a profile in capitals. The last
 * of each are DSpace-CRIS's.
 */
public enum Target {
    PUBLICATION("Publication", Section.WORK),
    PROJECT("Project", Section.FUNDING),
    PRODUCT("Product", Section.WORK),
    PATENT("Patent", Section.WORK),
    FUNDING("Funding", Section.FUNDING),
    OTHER_NAMES(null, Section.OTHER_NAME),
    COUNTRY(null, Section.ADDRESS),
    KEYWORDS(null, Section.KEYWORD),
    EXTERNAL_IDS(null, Section.EXTERNAL_IDENTIFIER),
    RESEARCHER_URLS(null, Section.RESEARCHER_URL),
    AFFILIATION(null, Section.EMPLOYMENT),
    EDUCATION(null, Section.EDUCATION),
    QUALIFICATION(null, Section.QUALIFICATION);

    private final @Nullable String entity;
    private final Section section;

    Target(@Nullable String entity, Section section) {
        this.entity = entity;
        this.section = section;
    }

    /** What the text names; a part of a profile goes before an entity of the same name. */
    public static Optional<Target> of(@Nullable String recordType) {
        for (Target target : values()) {
            if (recordType != null
                    && (target.entity == null
                            ? target.name().equals(recordType)
                            : target.entity.equalsIgnoreCase(recordType))) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    /** Where it is in the record. */
    public Section section() {
        return section;
    }

    /** Whether it is a part of a profile, which is only added and deleted. */
    public boolean isProfile() {
        return entity == null;
    }

    /** The word in the names of its settings: {@code work.patent}. */
    String setting() {
        return switch (this) {
            case PUBLICATION -> "work";
            case PRODUCT, PATENT -> "work." + name().toLowerCase(Locale.ROOT);
            case PROJECT, FUNDING -> "funding";
            default -> name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }
}
