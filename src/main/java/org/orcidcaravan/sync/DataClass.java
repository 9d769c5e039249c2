package org.orcidcaravan.sync;

/** The two halves of ORCID's public data. Each has buckets, a watermark and a folder of its own. */
public enum DataClass {
    /** One document a record: names, biography, and a summary of every activity. */
    SUMMARIES("summaries"),
    /** One document an activity: works, employments and nine more types. */
    ACTIVITIES("activities");

    private final String folder;

    DataClass(String folder) {
        this.folder = folder;
    }

    /** The folder below PATH, and the name in the database and in messages. */
    public String folder() {
        return folder;
    }
}
