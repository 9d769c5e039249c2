package org.orcidcaravan.source.dspace.payload;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.vocabulary.Countries;
import org.orcidcaravan.source.dspace.config.DspaceConfig;
import org.orcidcaravan.source.dspace.config.MapConverter;
import org.orcidcaravan.source.dspace.row.DspaceItem;
import org.orcidcaravan.source.dspace.row.MetadataValue;

/** DSpace's mapping of metadata to ORCID, by its settings and its version. */
public final class Mapping {
    private static final Map<String, Set<String>> PART_OF = Map.of(
            "issn",
                    Set.of(
                            "journal-article",
                            "magazine-article",
                            "newspaper-article",
                            "data-set",
                            "learning-object",
                            "other"),
            "isbn", Set.of("book-chapter", "book-review", "other"));

    private final DspaceConfig config;
    private final @Nullable Path converters;
    private final Map<String, MapConverter> known = new HashMap<>();
    private final DspaceVersion version;
    private final boolean exact;

    /**
     * For one run.
     *
     * @param converters the folder of DSpace's converters; null: as it ships them
     * @param exact whether dates are as exact as they are known
     */
    public Mapping(DspaceConfig config, @Nullable Path converters, DspaceVersion version, boolean exact) {
        this.config = config;
        this.converters = converters;
        this.version = version;
        this.exact = exact;
    }

    DspaceConfig config() {
        return config;
    }

    /** The field that a setting names, of a kind that has its own settings; else of works in general. */
    Optional<String> field(Target target, String name) {
        String own = "orcid.mapping." + target.setting() + "." + name;
        return config.text(own)
                .or(() -> isKindOfWork(target) ? config.text("orcid.mapping.work." + name) : Optional.empty());
    }

    /** The fields that a setting names, in the order of DSpace's hash map. */
    Map<String, String> fields(Target target, String name) {
        Map<String, String> own = config.fields("orcid.mapping." + target.setting() + "." + name);
        Map<String, String> fields =
                own.isEmpty() && isKindOfWork(target) ? config.fields("orcid.mapping.work." + name) : own;
        if (!version.knowsIsbn()) {
            fields.remove("dc.identifier.isbn");
        }
        return fields;
    }

    private static boolean isKindOfWork(Target target) {
        return target == Target.PRODUCT || target == Target.PATENT;
    }

    /** What a field's converter makes of a value. */
    String converted(Target target, String name, String value) {
        return converted(field(target, name + ".converter"), value);
    }

    private synchronized String converted(Optional<String> converter, String value) {
        return known.computeIfAbsent(converter.orElse(""), _ -> MapConverter.named(converter, converters))
                .convert(value);
    }

    /** The text of the first value of a field that says something. */
    @Nullable
    String text(DspaceItem item, Target target, String name) {
        return item.first(field(target, name)).map(MetadataValue::text).orElse(null);
    }

    /** All values of fields, field by field. */
    static List<MetadataValue> values(DspaceItem item, Set<String> fields) {
        return fields.stream().flatMap(field -> item.of(field).stream()).toList();
    }

    /** The date that a field has. */
    org.orcidcaravan.orcid.item.@Nullable FuzzyDate date(DspaceItem item, Target target, String name) {
        String text = text(item, target, name);
        return text == null ? null : Dates.parse(text, exact).orElse(null);
    }

    org.orcidcaravan.orcid.item.@Nullable FuzzyDate date(@Nullable MetadataValue value) {
        return value == null || value.isBlank()
                ? null
                : Dates.parse(value.text(), exact).orElse(null);
    }

    /** The item's page; null when it has no handle. */
    @Nullable
    String url(DspaceItem item) {
        return item.handle() == null || item.handle().isBlank()
                ? null
                : config.text("handle.canonical.prefix").orElse("") + item.handle();
    }

    /** A country that ORCID knows; null for another. */
    @Nullable
    String country(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String code = converted(config.text("orcid.mapping.country.converter"), value);
        return Countries.has(code) ? code : null;
    }

    /** Whether an identifier of this kind is that of what the work is in. */
    boolean isPartOf(String idType, String workType) {
        return version.knowsPartOf() && PART_OF.getOrDefault(idType, Set.of()).contains(workType);
    }

    /** Whether DSpace checks what goes to a section. */
    boolean isChecked(Section section) {
        return switch (section) {
            case WORK -> config.is("orcid.validation.work.enabled", true);
            case FUNDING -> config.is("orcid.validation.funding.enabled", true);
            default -> false;
        };
    }
}
