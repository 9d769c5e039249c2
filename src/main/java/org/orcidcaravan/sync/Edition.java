package org.orcidcaravan.sync;

/**
 * What of ORCID's data a pass is asked to keep.
 *
 * @param format the documents' language
 * @param version which of ORCID's buckets they come from
 */
public record Edition(Format format, DataVersion version) {
    /** The same, stored in a certain way. */
    public Form stored(Storage storage) {
        return new Form(storage, format, version);
    }
}
