package org.orcidcaravan.consent.invite;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;

/**
 * When mails go out.
 *
 * @param from the first hour, 0 to 23
 * @param until the hour in which nothing goes out any more, 1 to 24; later than {@code from}
 */
public record SendWindow(Set<DayOfWeek> days, int from, int until, ZoneId zone) {
    private static final int DAY = 24;

    /** Any time. */
    public static final SendWindow ALWAYS = new SendWindow(EnumSet.allOf(DayOfWeek.class), 0, DAY, ZoneId.of("UTC"));

    public SendWindow {
        days = Set.copyOf(days);
    }

    /** Whether it is open; by the clock on the wall there. */
    public boolean isOpen(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        LocalTime time = there.toLocalTime();
        return days.contains(there.getDayOfWeek()) && time.getHour() >= from && time.getHour() < until;
    }
}
