package org.orcidcaravan.routing.lint;

import java.util.regex.Pattern;

/** Tells texts that measure something: numbers, durations, sizes, schedules. */
final class Quantity {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?[\\d_]+(\\.\\d+)?([eE][+-]?\\d+)?\\s*(ns|us|ms|s|sec|m|min|h|d|w|[kKMG]i?B?|B|%)?");
    private static final Pattern DURATION = Pattern.compile("(\\d+(ms|[smhd])\\s*){2,}|[+-]?P(\\d+D)?(T[\\d.HMS]+)?");
    private static final Pattern CRON = Pattern.compile(
            "([\\d*?/,LW#-]+|[A-Z]{3}([,-][A-Z]{3})*)([\\s+]+([\\d*?/,LW#-]+|[A-Z]{3}([,-][A-Z]{3})*)){4,6}");
    private static final Pattern TIME_FIELD =
            Pattern.compile("(?i).*(delay|period|interval|timeout|millis|duration|time|expression)");

    private Quantity() {}

    static boolean is(String text) {
        return NUMBER.matcher(text).matches()
                || DURATION.matcher(text).matches()
                || CRON.matcher(text).matches();
    }

    /** True when a field of this name holds a time. */
    static boolean isTime(String field) {
        return TIME_FIELD.matcher(field).matches();
    }
}
