package org.orcidcaravan.source.dspace.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcid.ns.work.Contributor;
import org.orcid.ns.work.ContributorAttributes;
import org.orcid.ns.work.ContributorSequence;
import org.orcid.ns.work.Work;
import org.orcid.ns.work.WorkContributors;
import org.orcid.ns.work.WorkTitle;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.vocabulary.Languages;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;
import org.orcidcaravan.source.dspace.row.DspaceItem;
import org.orcidcaravan.source.dspace.row.MetadataValue;

/** A publication, product or patent as a work, by DSpace's rules. */
final class WorkPayload {
    /** A contributor's place among the values of its field. */
    private static final int FIRST = 0;

    private static final String HANDLE = "$simple-handle";
    /** Of a work without a type; DSpace's check lets it pass. */
    private static final String NO_TYPE = "undefined";

    private final Mapping mapping;
    private final Target target;
    private final DspaceItem item;

    private WorkPayload(Mapping mapping, Target target, DspaceItem item) {
        this.mapping = mapping;
        this.target = target;
        this.item = item;
    }

    static Payload of(Mapping mapping, Target target, DspaceItem item) {
        return new WorkPayload(mapping, target, item).payload();
    }

    private Payload payload() {
        String title = text("title");
        String type = type();
        FuzzyDate date = mapping.date(item, target, "publication-date");
        List<ExternalId> ids = ids(type);
        Work work = new Work();
        work.setTitle(title(title));
        work.setJournalTitle(text("journal-title"));
        work.setShortDescription(text("short-description"));
        work.setType(type);
        work.setPublicationDate(Parts.date(date));
        work.setExternalIds(Parts.externalIds(ids));
        work.setUrl(Parts.url(mapping.url(item)));
        work.setContributors(contributors());
        work.setLanguageCode(language());
        if (mapping.isChecked(Section.WORK)) {
            Check.work(title, date, ids);
        }
        return new Payload(Section.WORK, work, item(title == null ? "" : title, type, date, ids));
    }

    private static org.orcidcaravan.orcid.item.Work item(
            String title, String type, @Nullable FuzzyDate date, List<ExternalId> ids) {
        return new org.orcidcaravan.orcid.item.Work(
                title, null, null, type, date, ids, null, null, null, null, null, List.of());
    }

    private @Nullable WorkTitle title(@Nullable String text) {
        if (text == null) {
            return null;
        }
        WorkTitle title = new WorkTitle();
        title.setTitle(text);
        title.setSubtitle(text("sub-title"));
        return title;
    }

    private @Nullable String text(String name) {
        return mapping.text(item, target, name);
    }

    private String type() {
        String given = text("type");
        if (given == null) {
            return NO_TYPE;
        }
        String type = mapping.converted(target, "type", given);
        return WorkTypes.all().contains(type) ? type : NO_TYPE;
    }

    private @Nullable String language() {
        String given = text("language");
        if (given == null) {
            return null;
        }
        String code = mapping.converted(target, "language", given);
        return Languages.has(code) ? code : null;
    }

    /** The handle goes first, also when the item has none: DSpace sends an empty one then, which helps nobody. */
    private List<ExternalId> ids(String type) {
        List<ExternalId> ids = new ArrayList<>();
        Map<String, String> fields = mapping.fields(target, "external-ids");
        String handle = item.handle();
        String kind = fields.get(HANDLE);
        if (kind != null && handle != null) {
            ids.add(ExternalId.self(kind, handle));
        }
        for (MetadataValue value : Mapping.values(item, fields.keySet())) {
            String idType = fields.getOrDefault(value.field(), "");
            Relationship relationship = mapping.isPartOf(idType, type) ? Relationship.PART_OF : Relationship.SELF;
            ids.add(new ExternalId(idType, value.text(), relationship, null));
        }
        return ids;
    }

    private @Nullable WorkContributors contributors() {
        Map<String, String> fields = mapping.fields(target, "contributors");
        WorkContributors contributors = new WorkContributors();
        for (MetadataValue value : Mapping.values(item, fields.keySet())) {
            if (!value.isBlank()) {
                ContributorAttributes attributes = new ContributorAttributes();
                attributes.setContributorRole(fields.get(value.field()));
                attributes.setContributorSequence(
                        value.place() == FIRST ? ContributorSequence.FIRST : ContributorSequence.ADDITIONAL);
                Contributor contributor = new Contributor();
                contributor.setCreditName(Parts.credit(value.text()));
                contributor.setContributorAttributes(attributes);
                contributors.getContributor().add(contributor);
            }
        }
        return contributors.getContributor().isEmpty() ? null : contributors;
    }
}
