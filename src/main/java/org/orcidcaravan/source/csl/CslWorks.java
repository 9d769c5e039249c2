package org.orcidcaravan.source.csl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;
import org.orcidcaravan.source.JsonRows;
import org.orcidcaravan.source.Preparation;
import org.orcidcaravan.source.RawFields;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.SourceItem;

/**
 * Works from CSL-JSON 1.0.2, and the dialects of it that Crossref and DataCite answer with.
 *
 * <p>CSL does not say whose record a work belongs to. Here the members {@code orcid} and {@code person_id} do, beside the
 * others or in {@code custom}: a text, several between semicolons, or a list. Where there are none, the works are those of
 * the authors and editors with an {@code ORCID}.
 */
public final class CslWorks {
    private CslWorks() {}

    /**
     * Begins to read a list of CSL items, one item, or one after the other.
     *
     * @throws org.orcidcaravan.source.UnreadableSource when it begins like no JSON list or object
     */
    public static JsonRows open(InputStream in) {
        return JsonRows.open(in, CslWorks::row);
    }

    /** The same, of items that need not say whose they are: then their authors decide. */
    public static JsonRows openRecords(InputStream in) {
        return JsonRows.open(in, (place, item) -> {
            CslItem csl = new CslItem(item);
            SourceItem said = said(csl, item);
            return csl.problems().isEmpty()
                    ? new Row.Accepted(place, said, List.of())
                    : new Row.Refused(place, String.join(" ", csl.problems()));
        });
    }

    /** The row that one item makes. */
    public static Row row(long place, JsonNode item) {
        CslItem csl = new CslItem(item);
        SourceItem said = said(csl, item);
        return Preparation.row(place, said, csl.problems());
    }

    private static SourceItem said(CslItem csl, JsonNode item) {
        List<String> people = owners(item, "person_id");
        List<String> orcids = new ArrayList<>(owners(item, "orcid"));
        if (orcids.isEmpty() && people.isEmpty()) {
            orcids.addAll(csl.orcids());
        }
        return new SourceItem(
                csl.text("id").orElseGet(() -> csl.text("DOI").orElse("")),
                orcids,
                people,
                csl.work(csl.text("type")
                        .map(type -> WorkTypes.orcid(type, WorkTypes.Origin.CSL).orElse(type))
                        .orElse("")),
                RawFields.of(item));
    }

    private static List<String> owners(JsonNode item, String name) {
        List<String> all = new ArrayList<>();
        for (JsonNode where : List.of(item.path(name), item.path("custom").path(name))) {
            if (where.isValueNode() && !where.isNull()) {
                all.addAll(Preparation.several(where.asText()));
            }
            where.forEach(one -> all.addAll(Preparation.several(one.asText())));
        }
        return all;
    }
}
