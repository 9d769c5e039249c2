package org.orcidcaravan.orcid.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.item.FuzzyDate;

/** Dates (common-3.0.xsd, fuzzy-date; error-codes 9049, 9050, 9055). */
final class DateRules {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private final Complaints complaints;

    DateRules(Complaints complaints) {
        this.complaints = complaints;
    }

    /** A real day, month or year. */
    boolean check(String field, @Nullable FuzzyDate date) {
        if (date == null) {
            return true;
        }
        String shown = Complaints.quoted(text(date));
        if (date.year() < FIRST_YEAR || date.year() > LAST_YEAR) {
            complaints.add(
                    "date.year",
                    "The " + field + " " + shown + " is out of range: ORCID takes years from 1900 to 2100."
                            + " Correct the year, or leave the date out.");
            return false;
        }
        if (date.day() != null && date.month() == null) {
            complaints.add(
                    "date.month-required",
                    "The " + field + " has a day but no month (year " + date.year() + ", day " + date.day()
                            + "): add the month, or leave the day out.");
            return false;
        }
        if (earliest(date) == null) {
            complaints.add(
                    "date.impossible",
                    "The " + field + " " + shown + " is not in the calendar: correct it, or give only the year.");
            return false;
        }
        return true;
    }

    /** Both are real, there is a start where there is an end, and it is not after it. */
    void period(@Nullable FuzzyDate start, @Nullable FuzzyDate end) {
        boolean realStart = check("start date", start);
        boolean realEnd = check("end date", end);
        if (!realStart || !realEnd || end == null) {
            return;
        }
        if (start == null) {
            complaints.add(
                    "start-date.required",
                    "There is an end date (" + text(end) + ") but no start date: add the start date.");
        } else if (isAfter(start, end)) {
            complaints.add(
                    "date.order",
                    "The start date " + text(start) + " is after the end date " + text(end) + ": correct one of them.");
        }
    }

    /** Surely after: 2021 is not after 2021-03, since it may be any day of the year. */
    private static boolean isAfter(FuzzyDate start, FuzzyDate end) {
        if (start.year() != end.year()) {
            return start.year() > end.year();
        }
        Integer fromMonth = start.month();
        Integer toMonth = end.month();
        if (fromMonth == null || toMonth == null || !fromMonth.equals(toMonth)) {
            return fromMonth != null && toMonth != null && fromMonth > toMonth;
        }
        Integer fromDay = start.day();
        Integer toDay = end.day();
        return fromDay != null && toDay != null && fromDay > toDay;
    }

    private static @Nullable LocalDate earliest(FuzzyDate date) {
        try {
            YearMonth month = YearMonth.of(date.year(), date.month() == null ? 1 : date.month());
            return month.atDay(date.day() == null ? 1 : date.day());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(FuzzyDate date) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%04d", date.year()));
        if (date.month() != null) {
            text.append(String.format(Locale.ROOT, "-%02d", date.month()));
        }
        if (date.day() != null) {
            text.append(String.format(Locale.ROOT, "-%02d", date.day()));
        }
        return text.toString();
    }
}
