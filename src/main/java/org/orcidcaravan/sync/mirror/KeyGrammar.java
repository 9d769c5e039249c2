package org.orcidcaravan.sync.mirror;

import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.DataClass;

/**
 * The exact grammar of ORCID's keys. Whatever deviates by one character is refused with a reason: a bucket's content is
 * hostile until it has been parsed (faults.md row 13).
 */
public final class KeyGrammar {
    private static final int ID = "0000-0000-0000-0000".length();
    private static final int MAX_PUT_CODE_DIGITS = 18;

    private KeyGrammar() {}

    /** What a key turned out to be. */
    public sealed interface Reading {
        /** A key as it should be. */
        record Accepted(ObjectKey key) implements Reading {}

        /**
         * Anything else.
         *
         * @param reason half a sentence for an operator
         */
        record Refused(String reason) implements Reading {}
    }

    /** Reads a key that a bucket of this data class listed in this folder. */
    public static Reading read(DataClass dataClass, ChecksumFolder folder, String key) {
        String prefix = folder.prefix();
        if (!key.startsWith(prefix)) {
            return new Reading.Refused("is outside the folder " + prefix);
        }
        if (key.length() < prefix.length() + ID) {
            return new Reading.Refused("is too short to hold an iD");
        }
        Optional<OrcidId> orcid = OrcidId.parse(key.substring(prefix.length(), prefix.length() + ID));
        if (orcid.isEmpty()) {
            return new Reading.Refused("holds no valid iD");
        }
        Optional<ObjectKey> parsed = dataClass == DataClass.SUMMARIES
                ? Optional.of(new ObjectKey.Summary(orcid.get()))
                : activity(orcid.get(), key, prefix.length() + ID);
        // Written out again and compared, so that nothing slips through between what was parsed and what was there.
        return parsed.filter(written -> written.text().equals(key))
                .<Reading>map(Reading.Accepted::new)
                .orElseGet(() -> new Reading.Refused("is not of ORCID's form for " + dataClass.folder()));
    }

    private static Optional<ObjectKey> activity(OrcidId orcid, String key, int afterId) {
        int typeEnd = key.indexOf('/', afterId + 1);
        if (typeEnd < 0) {
            return Optional.empty();
        }
        return ActivityType.byFolder(key.substring(afterId + 1, typeEnd))
                .flatMap(type -> putCode(key).map(code -> new ObjectKey.Activity(orcid, type, code)));
    }

    private static Optional<Long> putCode(String key) {
        int start = key.lastIndexOf('_') + 1;
        int end = key.length() - ".xml".length();
        if (start <= 0 || end <= start || end - start > MAX_PUT_CODE_DIGITS) {
            return Optional.empty();
        }
        long code = 0;
        for (int i = start; i < end; i++) {
            char c = key.charAt(i);
            if (c < '0' || c > '9') {
                return Optional.empty();
            }
            code = code * 10 + (c - '0');
        }
        return code > 0 ? Optional.of(code) : Optional.empty();
    }
}
