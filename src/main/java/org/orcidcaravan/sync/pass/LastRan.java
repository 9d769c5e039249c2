package org.orcidcaravan.sync.pass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.orcidcaravan.sync.mirror.Mirror;

/**
 * {@code last_ran.config}: the start of the last complete pass, in the form that ORCID's scripts write. Ours is in UTC,
 * as the change list is; theirs is in whatever zone they ran in.
 */
final class LastRan {
    private static final String NAME = "last_ran.config";
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .toFormatter(Locale.ROOT);

    private LastRan() {}

    /** Written beside and renamed, so that a crash leaves the old one. */
    static void write(Mirror mirror, Instant startedAt) {
        Path file = mirror.path().resolve(NAME);
        Path part = mirror.path().resolve("." + NAME + ".part");
        try {
            Files.writeString(part, WRITTEN.format(startedAt.atOffset(ZoneOffset.UTC)));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to write " + file + ": " + e.getMessage(), e);
        }
    }

    /** The one in the mirror, or else in the working directory, where ORCID's scripts leave it. */
    static Optional<Instant> read(Mirror mirror, Path workingDirectory) {
        return List.of(mirror.path(), mirror.root(), workingDirectory).stream()
                .map(folder -> folder.resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(LastRan::read);
    }

    private static Optional<Instant> read(Path file) {
        try {
            return Optional.of(
                    LocalDateTime.parse(Files.readString(file).strip(), READ).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to read " + file + ": " + e.getMessage(), e);
        }
    }
}
