package org.orcidcaravan.sync.mirror;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.answer.ApiError;
import org.orcidcaravan.orcid.answer.ErrorReader;

/**
 * What a summary says instead of a record: ORCID overwrites the summary of a record that is locked, deprecated,
 * deactivated or unclaimed with its API's error document (error-code 9018, 9007, 9044, 9036), and deletes the activities;
 * records that were deactivated long ago carry {@code history:deactivation-date} instead (faults.md row 27).
 *
 * @param code ORCID's error-code; null when the document has none
 * @param primary of a deprecated record, the iD that its owner uses now; null when it is not said
 */
public record RecordState(
        OrcidId orcid,
        Kind kind,
        @Nullable Integer code,
        @Nullable OrcidId primary) {
    /** Larger documents are records: an error document has a few hundred bytes, an empty record some 4,000. */
    public static final int MOST_BYTES = 8 * 1024;

    private static final Pattern ROOT = Pattern.compile(
            "(?:\\u00EF\\u00BB\\u00BF)?\\s*+(?:<\\?[^>]*+>\\s*+|<!--.*?-->\\s*+){0,4}<(?:[\\w.-]+:)?error[\\s>]",
            Pattern.DOTALL);
    private static final Pattern DEACTIVATED = Pattern.compile("<(?:[\\w.-]+:)?deactivation-date[\\s>]");
    private static final Pattern IDS = Pattern.compile("orcid\\.org/(\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX])");

    /** The states that a record can be in. */
    public enum Kind {
        /** Its owner uses another iD. */
        DEPRECATED,
        /** ORCID locked it. */
        LOCKED,
        /** Its owner gave it up. */
        DEACTIVATED,
        /** Nobody has taken it yet. */
        UNCLAIMED,
        /** Replaced for a reason that is not known here. */
        UNAVAILABLE;

        /** The name in the database. */
        public String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the bytes of a record's summary say; empty when they are an ordinary record, or anything else. */
    public static Optional<RecordState> read(OrcidId orcid, byte[] summary) {
        if (summary.length > MOST_BYTES) {
            return Optional.empty();
        }
        // Nearly every summary of a pass comes by here, and an expression that searches takes longer than the file's
        // checksum: so byte by byte, whatever they mean, and only at the beginning.
        String text = new String(summary, StandardCharsets.ISO_8859_1);
        if (ROOT.matcher(text).lookingAt()) {
            return Optional.of(replaced(orcid, ErrorReader.read(new String(summary, StandardCharsets.UTF_8))));
        }
        return text.contains("deactivation-date") && DEACTIVATED.matcher(text).find()
                ? Optional.of(new RecordState(orcid, Kind.DEACTIVATED, null, null))
                : Optional.empty();
    }

    private static RecordState replaced(OrcidId orcid, ApiError error) {
        Integer code = error.code();
        Kind kind = code == null
                ? Kind.UNAVAILABLE
                : switch (code) {
                    case 9007 -> Kind.DEPRECATED;
                    case 9018 -> Kind.LOCKED;
                    case 9036 -> Kind.UNCLAIMED;
                    case 9044 -> Kind.DEACTIVATED;
                    default -> Kind.UNAVAILABLE;
                };
        return new RecordState(orcid, kind, code, kind == Kind.DEPRECATED ? primary(orcid, error.message()) : null);
    }

    /** "Please refer to account: https://orcid.org/NEW. ORCID https://orcid.org/OLD": the one that is not its own. */
    private static @Nullable OrcidId primary(OrcidId orcid, String message) {
        Matcher found = IDS.matcher(message);
        while (found.find()) {
            Optional<OrcidId> named = OrcidId.parse(found.group(1));
            if (named.isPresent() && !named.get().equals(orcid)) {
                return named.get();
            }
        }
        return null;
    }
}
