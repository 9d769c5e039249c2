package org.orcidcaravan.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.push.DeadLetterFilter;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which dead letters: options that all have to fit. */
class DeadLetterOptions {
    @Option(names = "--person", paramLabel = "PERSON", description = "Of this person: key or iD.")
    @Nullable
    String person;

    @Option(names = "--source", paramLabel = "SOURCE", description = "From this source, such as csv.")
    @Nullable
    String source;

    @Option(names = "--section", paramLabel = "SECTION", description = "For this part of the record, such as work.")
    @Nullable
    String section;

    @Option(names = "--verdict", paramLabel = "VERDICT", description = "With this verdict, such as EXHAUSTED.")
    @Nullable
    String verdict;

    @Option(names = "--error-code", paramLabel = "CODE", description = "With this error-code of ORCID's.")
    @Nullable
    Integer errorCode;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Given up then or later: 2026-11-21, or 2026-11-21T10:15:00Z; UTC.")
    @Nullable
    String since;

    @Option(names = "--text", paramLabel = "TEXT", description = "With this in the title, or in the source's key.")
    @Nullable
    String text;

    /** Whether none of the options is given. */
    boolean areEmpty() {
        return person == null
                && source == null
                && section == null
                && verdict == null
                && errorCode == null
                && since == null
                && text == null;
    }

    /**
     * @param command whose usage is told when an option cannot be read
     */
    DeadLetterFilter filter(CommandLine command) {
        return new DeadLetterFilter(
                person,
                source,
                section(command),
                verdict,
                errorCode,
                since == null ? null : time(command, since),
                text);
    }

    private @Nullable Section section(CommandLine command) {
        return section == null
                ? null
                : Section.named(section)
                        .orElseThrow(() -> new ParameterException(
                                command,
                                "There is no section " + section + " that is written: say work, funding, ..."));
    }

    private static Instant time(CommandLine command, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(command, text + " is no time: write 2026-11-21, or 2026-11-21T10:15:00Z.", e);
        }
    }
}
