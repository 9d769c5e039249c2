package org.orcidcaravan.sync.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the change list has been followed for one data class.
 *
 * @param watermark rows newer than this are looked at; it never goes back, and never passes what failed
 * @param changeListEtag the list that was followed last; null when none was
 */
public record Cursor(Instant watermark, @Nullable String changeListEtag) {}
