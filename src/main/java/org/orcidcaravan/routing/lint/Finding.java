package org.orcidcaravan.routing.lint;

/** What a rule found in the file it was shown; {@code line} is 1-based. */
public record Finding(int line, String rule, String message) {}
