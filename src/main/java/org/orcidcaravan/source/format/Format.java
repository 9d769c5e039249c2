package org.orcidcaravan.source.format;

import com.google.common.collect.ImmutableList;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.source.bibtex.BibTexWorks;
import org.orcidcaravan.source.csl.CslWorks;
import org.orcidcaravan.source.csv.CsvRecords;
import org.orcidcaravan.source.json.JsonItems;
import org.orcidcaravan.source.ris.RisWorks;

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
            return RowEntries.of(CslWorks.openRecords(in));
        }
    },
    /** BibTeX, as reference managers and LaTeX write it. */
    BIBTEX("bib", "bibtex") {
        @Override
        public Entries open(InputStream in, Map<String, String> columns) {
            BibTexWorks works = BibTexWorks.open(in);
            return new Entries(works, List.of(), works::close);
        }
    },
    /** RIS, as databases and reference managers write it. */
    RIS("ris") {
        @Override
        public Entries open(InputStream in, Map<String, String> columns) {
            RisWorks works = RisWorks.open(in);
            return new Entries(works, List.of(), works::close);
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

    /** The one that a file's name ends with; {@code .json} is the API's JSON, {@code .csl.json} is CSL. */
    public static Optional<Format> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csl.json")) {
            return Optional.of(CSL);
        }
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(ending))
                .findFirst();
    }
}
