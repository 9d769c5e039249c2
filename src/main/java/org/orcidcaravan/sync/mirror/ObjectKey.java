package org.orcidcaravan.sync.mirror;

import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;

/**
 * The place of one object, made of parsed fields only: what a bucket calls a key is never used as a path. The same text
 * is the key in the bucket and the path below the data class's folder.
 */
public sealed interface ObjectKey {
    /** Characters of the folder and its slash. */
    int FOLDER = "000/".length();

    /** Characters of an iD. */
    int ID = "0000-0000-0000-0000".length();

    /** The record that the object belongs to. */
    OrcidId orcid();

    /** Which buckets it is in. */
    DataClass dataClass();

    /** The key in its bucket, such as {@code 097/0000-0002-1825-0097.xml}. */
    String text();

    /**
     * Reads a key that this program wrote.
     *
     * @throws IllegalStateException when it is none
     */
    static ObjectKey read(DataClass dataClass, String text) {
        Optional<OrcidId> orcid =
                text.length() < FOLDER + ID ? Optional.empty() : OrcidId.parse(text.substring(FOLDER, FOLDER + ID));
        if (orcid.isPresent()
                && KeyGrammar.read(dataClass, ChecksumFolder.of(orcid.get()), text)
                        instanceof KeyGrammar.Reading.Accepted(ObjectKey key)) {
            return key;
        }
        throw new IllegalStateException("The database holds a key that is none: " + text);
    }

    /** A record's summary: {@code {last3}/{iD}.xml}. */
    record Summary(OrcidId orcid) implements ObjectKey {
        @Override
        public DataClass dataClass() {
            return DataClass.SUMMARIES;
        }

        @Override
        public String text() {
            String id = orcid.toString();
            return id.substring(id.length() - 3) + "/" + id + ".xml";
        }
    }

    /**
     * One activity: {@code {last3}/{iD}/{type}/{iD}_{type}_{putcode}.xml}.
     *
     * @param putCode ORCID's number of the item, above 0
     */
    record Activity(OrcidId orcid, ActivityType type, long putCode) implements ObjectKey {
        public Activity {
            if (putCode <= 0) {
                throw new IllegalArgumentException("A put-code is above 0, not " + putCode);
            }
        }

        @Override
        public DataClass dataClass() {
            return DataClass.ACTIVITIES;
        }

        @Override
        public String text() {
            String id = orcid.toString();
            String folder = type.folder();
            return id.substring(id.length() - 3) + "/" + id + "/" + folder + "/" + id + "_" + folder + "_" + putCode
                    + ".xml";
        }
    }
}
