package org.orcidcaravan.cli;

import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.orcidcaravan.source.JsonRows;
import org.orcidcaravan.source.Row;
import org.orcidcaravan.source.csl.CslWorks;
import org.orcidcaravan.source.csv.CsvWorks;
import org.orcidcaravan.source.json.JsonItems;

/**
 * A file of works that is being read.
 *
 * @param unknown headings of a table that nobody knows
 * @param closing closes the file as well
 */
record WorksFile(Iterator<Row> rows, List<String> unknown, Runnable closing) implements AutoCloseable {
    /** What a file can be. */
    enum Kind {
        CSV,
        CSL,
        JSON
    }

    /**
     * Begins to read.
     *
     * @throws org.orcidcaravan.source.UnreadableSource when it is no such file
     */
    static WorksFile open(Kind kind, InputStream in) {
        return switch (kind) {
            case CSV -> {
                CsvWorks works = CsvWorks.open(in, Map.of());
                yield new WorksFile(works, works.unknownHeadings(), works::close);
            }
            case CSL -> of(CslWorks.open(in));
            case JSON -> of(JsonItems.open(in));
        };
    }

    private static WorksFile of(JsonRows rows) {
        return new WorksFile(rows, List.of(), rows::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
