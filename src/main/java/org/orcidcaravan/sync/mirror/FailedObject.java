package org.orcidcaravan.sync.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object that could not be fetched.
 *
 * @param key which object
 * @param problem one sentence
 * @param changedAt when the change list says it changed; null when a full pass asked for it
 */
public record FailedObject(
        ObjectKey key, String problem, @Nullable Instant changedAt) {}
