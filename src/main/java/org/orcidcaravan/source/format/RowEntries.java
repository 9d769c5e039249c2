package org.orcidcaravan.source.format;

import com.google.common.collect.Iterators;
import java.util.List;
import java.util.Objects;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.source.JsonRows;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.SourceItem;
import org.orcidcaravan.source.record.Author;
import org.orcidcaravan.source.record.Circumstances;
import org.orcidcaravan.source.record.Entry;
import org.orcidcaravan.source.record.Ownership;
import org.orcidcaravan.source.record.SourceRecord;

/** Entries of a file whose rows say outright whose each is. */
final class RowEntries {
    private RowEntries() {}

    static Entries of(JsonRows rows) {
        return new Entries(Iterators.transform(rows, row -> entry(rows, row)), List.of(), rows::close);
    }

    private static Entry entry(JsonRows rows, Row row) {
        return switch (row) {
            case Row.Accepted(long line, SourceItem item, List<String> _) -> present(line, item);
            case Row.Refused(long line, String reason) ->
                rows.isBroken() ? new Entry.CutShort(line, reason) : new Entry.Unreadable(line, null, reason);
        };
    }

    private static Entry present(long line, SourceItem item) {
        if (!(item.item() instanceof Work work)) {
            return new Entry.Unreadable(
                    line,
                    item.sourceId(),
                    "It is no work but a " + item.item().section().text()
                            + ": send it to POST /api/v1/works, or with \"works import --source json\".");
        }
        List<Author> authors = work.contributors().stream()
                .map(one -> new Author(
                        one.name(), Objects.requireNonNullElse(one.role(), ""), one.orcid(), null, null, null))
                .toList();
        return new Entry.Present(
                line,
                new SourceRecord(
                        item.sourceId(),
                        null,
                        work,
                        authors,
                        new Ownership(item.orcids(), item.personIds()),
                        Circumstances.UNSAID,
                        item.raw()));
    }
}
