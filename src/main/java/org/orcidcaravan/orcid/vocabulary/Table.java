package org.orcidcaravan.orcid.vocabulary;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The files of this vocabulary: CSV with a heading line, and lines of comment that begin with #. */
final class Table {
    private static final Pattern SCHEME = Pattern.compile("^https?://");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Table() {}

    /** The lines below the heading, each with at least two fields. */
    static List<List<String>> rows(String file) {
        try (InputStream in = Table.class.getResourceAsStream("/vocabulary/" + file)) {
            if (in == null) {
                throw new IllegalStateException("The vocabulary " + file + " is not packaged: build again");
            }
            List<List<String>> rows = new ArrayList<>();
            try (CsvReader<CsvRecord> lines =
                    CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofCsvRecord(in, StandardCharsets.UTF_8)) {
                lines.forEach(line -> rows.add(line.getFields()));
            }
            return List.copyOf(rows.subList(1, rows.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read the vocabulary " + file + ": build again", e);
        }
    }

    /** What two spellings of one name have in common: letters and digits, in lower case. */
    static String key(String name) {
        String word = SCHEME.matcher(name.strip()).replaceFirst("");
        return SEPARATORS.matcher(word).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
