package org.orcidcaravan.orcid.answer;

import org.jspecify.annotations.Nullable;

/**
 * What a judgement says for people.
 *
 * @param sentence in plain words
 * @param said what the answer itself said; null: nothing, or nobody answered
 */
public record Reason(String sentence, @Nullable String said) {
    private static final String BY_ORCID = " ORCID says: ";
    private static final String BY_SOMEBODY = " The answer says: ";

    /** Takes a judgement's reason apart again, as it was kept. */
    public static Reason read(String text) {
        for (String link : new String[] {BY_ORCID, BY_SOMEBODY}) {
            int at = text.indexOf(link);
            if (at > 0) {
                return new Reason(text.substring(0, at), text.substring(at + link.length()));
            }
        }
        return new Reason(text, null);
    }

    /** As one text. */
    String text(boolean byOrcid) {
        return said == null ? sentence : sentence + (byOrcid ? BY_ORCID : BY_SOMEBODY) + said;
    }
}
