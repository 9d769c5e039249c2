package org.orcidcaravan.push;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of the day, from the first to before the second; over midnight when the first is the later one.
 *
 * @param from 0 to 23
 * @param to 1 to 24
 */
record Hours(int from, int to) {
    private static final Pattern FORM = Pattern.compile("([01]?[0-9]|2[0-3])-([01]?[0-9]|2[0-4])");

    static Hours read(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Failed to read caravan.push.hours: '" + text
                    + "' is not two hours of the day. Write for example 0-24, or 20-6.");
        }
        return new Hours(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    boolean contains(int hour) {
        return from < to ? hour >= from && hour < to : hour >= from || hour < to;
    }
}
