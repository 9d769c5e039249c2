package org.orcidcaravan.consent.transfer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.orcidcaravan.consent.OrcidTaken;
import org.orcidcaravan.consent.Saved;
import org.orcidcaravan.consent.TokenElsewhere;

/** A CSV file in UTF-8, with or without a byte order mark, by RFC 4180, its first line the header. */
final class Table {
    private final Path file;
    private final String text;
    private final List<String> columns;
    private final Set<String> known;

    private Table(Path file, String text, List<String> columns, Set<String> known) {
        this.file = file;
        this.text = text;
        this.columns = columns;
        this.known = known;
    }

    /**
     * Reads a file as a whole, so that nothing of one in another encoding is taken in.
     *
     * @param known the columns that Caravan knows
     * @throws FileUnusable when it cannot be read or is not UTF-8
     */
    static Table read(Path file, Set<String> known) {
        return of(file, text(file), known);
    }

    /** The same of a text that came by another way; {@code file} is what messages call it. */
    static Table of(Path file, String read, Set<String> known) {
        String text = withoutMark(read);
        List<String> columns;
        try (CsvReader<CsvRecord> reader = reader(text)) {
            columns = reader.stream()
                    .findFirst()
                    .map(header -> header.getFields().stream()
                            .map(name -> name.strip().toLowerCase(Locale.ROOT))
                            .toList())
                    .orElseThrow(() -> new FileUnusable(file, "it is empty", "Its first line names the columns."));
        } catch (CsvParseException | IOException e) {
            throw new FileUnusable(file, "its first line is not CSV", "See the quotation marks there.");
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new FileUnusable(file, "its first line names a column twice", "Rename or remove one of them.");
        }
        return new Table(file, text, columns, known);
    }

    /** The same file with a column under Caravan's name for it, unless the file has one of that name already. */
    Table renamed(String theirs, String ours) {
        if (has(ours)) {
            return this;
        }
        List<String> names =
                columns.stream().map(name -> name.equals(theirs) ? ours : name).toList();
        return new Table(file, text, names, known);
    }

    /** @throws FileUnusable when the file lacks one of these columns */
    Table requiring(Collection<String> required) {
        List<String> missing = required.stream()
                .filter(name -> !columns.contains(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new FileUnusable(
                    file,
                    "its first line names no column " + String.join(", ", missing),
                    "The columns are separated by commas, and their names stand in the first line.");
        }
        return this;
    }

    Path file() {
        return file;
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** Columns that the file has and Caravan does not know. */
    List<String> unknown() {
        return columns.stream().filter(name -> !known.contains(name)).toList();
    }

    /** Takes every row in; one that is bad is reported and does not stop the others. */
    ImportReport each(Function<Row, Saved> intake, Collection<ImportReport.Problem> warnings) {
        List<Saved> saved = new ArrayList<>();
        List<ImportReport.Problem> bad = new ArrayList<>();
        long line = 1;
        try (CsvReader<CsvRecord> reader = reader(text)) {
            for (CsvRecord csv : (Iterable<CsvRecord>) reader.stream().skip(1)::iterator) {
                line = csv.getStartingLineNumber();
                try {
                    Row row = new Row(line, columns, csv.getFields());
                    row.check();
                    saved.add(intake.apply(row));
                } catch (BadRow e) {
                    bad.add(new ImportReport.Problem(line, e.reason()));
                } catch (OrcidTaken | TokenElsewhere e) {
                    bad.add(new ImportReport.Problem(line, String.valueOf(e.getMessage())));
                }
            }
        } catch (CsvParseException | IOException e) {
            bad.add(new ImportReport.Problem(
                    line,
                    "after the row that begins here the file is not CSV: see the quotation marks. It was not read on"));
        }
        return ImportReport.of(file, saved, List.copyOf(warnings), bad);
    }

    private static CsvReader<CsvRecord> reader(String text) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new FileUnusable(file, "it is not UTF-8", "Save it as \"CSV UTF-8\" and import it again.");
        } catch (NoSuchFileException e) {
            throw new FileUnusable(file, "there is no such file", "See the name.");
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new FileUnusable(file, reason, "See that it is a file that this user may read.");
        } catch (IOException e) {
            throw new FileUnusable(file, String.valueOf(e.getMessage()), "See that it is a file that can be read.");
        }
    }
}
