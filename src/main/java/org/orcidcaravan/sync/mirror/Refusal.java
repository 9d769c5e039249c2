package org.orcidcaravan.sync.mirror;

/**
 * Something from a bucket that is not what it should be, and that nothing is done with.
 *
 * @param origin the bucket, or the change list's bucket and key
 * @param content the key or the row, as it came
 * @param reason half a sentence
 */
public record Refusal(String origin, String content, String reason) {
    /** The content with everything escaped that could disturb a terminal, a log or the database. */
    String printable() {
        return Printable.of(content);
    }
}
