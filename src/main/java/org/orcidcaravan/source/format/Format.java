package org.orcidcaravan.source.format;

import com.google.common.collect.ImmutableList;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.source.csl.CslWorks;
import org.orcidcaravan.source.csv.CsvRecords;
import org.orcidcaravan.source.json.JsonItems;

/** What a file of works can be. One more is one more constant: its endings, and what opens it. */
public enum Format {
    /** A table with a line of headings. */
    CSV("csv", "tsv") {
        @Override
        public Entries open(InputStream in, Map<String, String> columns) {
            CsvRecords records = CsvRecords.open(in, columns);
            List<String> warnings = records.unknownHeadings().stream()
                    .map(heading -> "the column " + heading + " is not known; what is in it is not sent.")
                    .toList();
            return new Entries(records, warnings, records::close);
        }
    },
    /** CSL-JSON, as Zotero and Crossref write it. */
    CSL("csl") {
        @Override
        public Entries open(InputStream in, Map<String, String> columns) {
            return RowEntries.of(CslWorks.open(in));
        }
    },
    /** As the HTTP API takes it; works only. */
    JSON("json", "jsonl", "ndjson") {
        @Override
        public Entries open(InputStream in, Map<String, String> columns) {
            return RowEntries.of(JsonItems.open(in));
        }
    };

    private final ImmutableList<String> endings;

    Format(String... endings) {
        this.endings = ImmutableList.copyOf(endings);
    }

    /**
     * Begins to read.
     *
     * @param in the file's bytes; closed with the entries
     * @param columns Caravan's heading by the file's own, for tables; most often empty
     * @throws org.orcidcaravan.source.UnreadableSource when it is no such file
     */
    public abstract Entries open(InputStream in, Map<String, String> columns);

    /** The name in commands and settings: {@code csv}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static Optional<Format> named(String text) {
        return Arrays.stream(values())
                .filter(format -> format.text().equals(text))
                .findFirst();
    }

    /** The one that a file's name ends with. */
    public static Optional<Format> ofFile(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(ending))
                .findFirst();
    }
}
