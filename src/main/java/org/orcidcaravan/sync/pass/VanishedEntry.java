package org.orcidcaravan.sync.pass;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object that vanished upstream, or the summary of a record that is not to be kept.
 *
 * @param state {@code noted}, {@code due} or {@code removed}
 * @param reason {@code scan}, {@code asked}, {@code record}, {@code replaced} or {@code let-go}
 * @param etag what was here last
 * @param removedAt null while it is still here
 */
public record VanishedEntry(
        int mirror,
        String dataClass,
        String key,
        String state,
        String reason,
        @Nullable String etag,
        Instant notedAt,
        @Nullable Instant removedAt) {}
