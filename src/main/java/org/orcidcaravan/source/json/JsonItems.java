package org.orcidcaravan.source.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.UnreadableItem;
import org.orcidcaravan.source.JsonRows;
import org.orcidcaravan.source.Preparation;
import org.orcidcaravan.source.RawFields;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.SourceItem;
import org.orcidcaravan.source.WorkFields;

/**
 * Items from the JSON that {@code POST /api/v1/works} takes: a list of objects, one object, or one after the other. An object
 * has one of two shapes.
 *
 * <p>Whole, for every section of a record:
 *
 * <pre>{@code
 * {"sourceId": "repo-17",                        the item's key in your system
 *  "orcid": "0000-0002-1825-0097",               or a list; and/or
 *  "personId": "p4711",                          or a list
 *  "section": "work",                            see org.orcidcaravan.orcid.Section; work when it is left out
 *  "item": {"title": "On caravans",              the members of the section's record in org.orcidcaravan.orcid.item
 *           "type": "journal-article",
 *           "date": {"year": 2021, "month": 3},
 *           "externalIds": [{"type": "doi", "value": "10.5555/12345678", "relationship": "self"}]}}
 * }</pre>
 *
 * <p>Flat, for works only, with the headings of {@link org.orcidcaravan.source.Column} as members:
 *
 * <pre>{@code
 * {"source_id": "repo-17", "orcid": "0000-0002-1825-0097", "title": "On caravans", "type": "journal-article",
 *  "date": "2021-03", "doi": "10.5555/12345678", "authors": "Beispiel, Berta; Muster, Max"}
 * }</pre>
 */
public final class JsonItems {
    private static final List<String> MEMBERS = List.of("sourceId", "orcid", "personId", "section", "item");

    private JsonItems() {}

    /**
     * Begins to read.
     *
     * @throws org.orcidcaravan.source.UnreadableSource when it begins like no JSON list or object
     */
    public static JsonRows open(InputStream in) {
        return JsonRows.open(in, JsonItems::row);
    }

    /** The row that one object makes. */
    public static Row row(long place, JsonNode object) {
        return object.has("item") ? whole(place, object) : WorkFields.row(place, RawFields.of(object));
    }

    private static Row whole(long place, JsonNode object) {
        List<String> unknown = new ArrayList<>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(MEMBERS);
        if (!unknown.isEmpty()) {
            return new Row.Refused(
                    place,
                    "The members " + String.join(", ", unknown) + " are not known: leave them out, or use "
                            + String.join(", ", MEMBERS) + ".");
        }
        String name = object.path("section").asText("work");
        Optional<Section> section = Section.named(name);
        if (section.isEmpty()) {
            return new Row.Refused(
                    place,
                    "The section \"" + name.substring(0, Math.min(60, name.length())) + "\" is none: choose one of "
                            + Arrays.stream(Section.values()).map(Section::text).collect(Collectors.joining(", "))
                            + ".");
        }
        try {
            SourceItem said = new SourceItem(
                    object.path("sourceId").asText(""),
                    texts(object.path("orcid")),
                    texts(object.path("personId")),
                    CanonicalItem.read(section.get(), object.path("item").toString()),
                    RawFields.of(object));
            return Preparation.row(place, said);
        } catch (UnreadableItem e) {
            return new Row.Refused(place, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> texts(JsonNode oneOrSeveral) {
        List<String> all = new ArrayList<>();
        if (oneOrSeveral.isArray()) {
            oneOrSeveral.forEach(one -> all.add(one.asText()));
        } else if (!oneOrSeveral.isNull() && !oneOrSeveral.isMissingNode()) {
            all.addAll(Preparation.several(oneOrSeveral.asText()));
        }
        return all;
    }
}
