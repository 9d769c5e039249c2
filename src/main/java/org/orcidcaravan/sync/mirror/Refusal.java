package org.orcidcaravan.sync.mirror;

/**
 * Something from a bucket that is not what it should be, and that nothing is done with.
 *
 * @param origin the bucket, or the change list's bucket and key
 * @param content the key or the row, as it came
 * @param reason half a sentence
 */
public record Refusal(String origin, String content, String reason) {
    private static final int MAX_LENGTH = 1_024;

    /** The content with everything escaped that could disturb a terminal, a log or the database. */
    String printable() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < content.length() && text.length() < MAX_LENGTH; i++) {
            char c = content.charAt(i);
            if (c < ' ' || c == 0x7f || Character.isSurrogate(c) || c == '\\') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
