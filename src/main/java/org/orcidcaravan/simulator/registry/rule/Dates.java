package org.orcidcaravan.simulator.registry.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.simulator.registry.xml.Element;

/** Dates of a year, a month or a day: two digits each, no part without the larger one, of the calendar. */
final class Dates {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

    private Dates() {}

    /** The date in this child, if there is one. */
    static void check(Element item, String name) {
        item.child(name).ifPresent(Dates::first);
    }

    /** No end without a start, nor before it. */
    static void checkPeriod(Element item) {
        Optional<Element> start = item.child("start-date");
        Optional<Element> end = item.child("end-date");
        if (end.isPresent()) {
            LocalDate ended = last(end.get());
            LocalDate started = first(start.orElseThrow(() -> Refusal.of(ErrorCode.START_DATE_REQUIRED)));
            if (ended.isBefore(started)) {
                throw Refusal.of(ErrorCode.END_BEFORE_START);
            }
        } else {
            start.ifPresent(Dates::first);
        }
    }

    private static LocalDate first(Element date) {
        return day(date, false);
    }

    private static LocalDate last(Element date) {
        return day(date, true);
    }

    private static LocalDate day(Element date, boolean last) {
        String text = written(date);
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw invalid(text);
        }
        try {
            int year = Integer.parseInt(parts.group(1));
            if (parts.group(2) == null) {
                return LocalDate.of(year, last ? 12 : 1, last ? 31 : 1);
            }
            LocalDate month = LocalDate.of(year, Integer.parseInt(parts.group(2)), 1);
            if (parts.group(3) == null) {
                return last ? month.withDayOfMonth(month.lengthOfMonth()) : month;
            }
            return month.withDayOfMonth(Integer.parseInt(parts.group(3)));
        } catch (DateTimeException _) {
            throw invalid(text);
        }
    }

    /** As ORCID puts the parts together: a missing month before a day is the word null. */
    private static String written(Element date) {
        String year = date.text("year");
        String month = date.text("month");
        String day = date.text("day");
        if (!day.isEmpty()) {
            return (year.isEmpty() ? "null" : year) + "-" + (month.isEmpty() ? "null" : month) + "-" + day;
        }
        return month.isEmpty() ? year : year + "-" + month;
    }

    private static Refusal invalid(String text) {
        return Refusal.of(ErrorCode.DATE_INVALID, "Invalid date: " + text);
    }
}
