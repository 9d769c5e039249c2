package org.orcidcaravan.orcid.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import javax.xml.stream.XMLStreamException;

/** The last day that an ORCID date can mean: it has a year, and perhaps a month and a day. */
final class EndDate {
    private static final int NONE = 0;

    private EndDate() {}

    /** Whoever gave an end that is no date has given an end: it counts as past. */
    static LocalDate read(Steps steps) throws XMLStreamException, UnreadableRecord {
        int year = NONE;
        int month = NONE;
        int day = NONE;
        while (steps.child()) {
            switch (steps.name()) {
                case "year" -> year = number(steps.text());
                case "month" -> month = number(steps.text());
                case "day" -> day = number(steps.text());
                default -> steps.skip();
            }
        }
        return last(year, month, day);
    }

    private static LocalDate last(int year, int month, int day) {
        try {
            if (year == NONE) {
                return LocalDate.MIN;
            }
            if (month == NONE) {
                return LocalDate.of(year, 12, 31);
            }
            return day == NONE ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return LocalDate.MIN;
        }
    }

    private static int number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(text) : NONE;
    }
}
