package org.orcidcaravan.measure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures over time, as a plot wants them.
 *
 * @param unit of all values
 * @param at the moments, the oldest first
 * @param values by name: one a moment, null where there is none
 */
public record History(String series, String unit, List<Instant> at, Map<String, List<@Nullable Double>> values) {}
