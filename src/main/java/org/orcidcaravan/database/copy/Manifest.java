package org.orcidcaravan.database.copy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * What a copy holds.
 *
 * @param format of the file; a later Caravan that changes it counts on
 * @param caravan a word that tells the file from others
 * @param schema the number of the newest migration that the tables had
 * @param takenAt ISO 8601, by the database's clock
 * @param postgres the version of the database that it was taken from, for people
 * @param tables in an order in which they can be filled: none refers to one behind it
 * @param sequences where each goes on
 */
record Manifest(
        int format,
        String caravan,
        String schema,
        String takenAt,
        String postgres,
        List<Table> tables,
        List<Sequence> sequences) {
    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    private static final String MARK = "state of Caravan";

    Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    static Manifest of(Snapshot snapshot, List<Table> tables) {
        return new Manifest(
                FORMAT, MARK, snapshot.schema(), snapshot.takenAt(), snapshot.postgres(), tables, snapshot.sequences());
    }

    /**
     * One table.
     *
     * @param columns those that are stored, in the order of the copy
     * @param sha256 of its text, in hexadecimal
     */
    record Table(String name, List<String> columns, long rows, String sha256) {
        Table {
            columns = List.copyOf(columns);
        }

        Catalogue.Stored stored() {
            return new Catalogue.Stored(name, columns, Set.of());
        }

        String entry() {
            return "tables/" + name + ".copy";
        }
    }

    /**
     * One sequence.
     *
     * @param last the number that it gave last, or will give first
     * @param given whether it has given that one
     */
    record Sequence(String name, long last, boolean given) {}

    byte[] json() {
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A manifest of texts and numbers cannot be written", e);
        }
    }

    static Manifest read(byte[] json) throws IOException {
        Manifest read = new JsonMapper().readValue(json, Manifest.class);
        if (!MARK.equals(read.caravan) || read.format != FORMAT) {
            throw new IOException("its manifest is not one that this Caravan knows");
        }
        return read;
    }
}
