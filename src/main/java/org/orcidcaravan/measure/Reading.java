package org.orcidcaravan.measure;

import java.time.Instant;

/**
 * One figure of one series.
 *
 * @param at the minute that has ended then, or the hour that begins then
 */
public record Reading(String series, Instant at, double value) {}
