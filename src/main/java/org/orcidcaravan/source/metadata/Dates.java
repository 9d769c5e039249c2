package org.orcidcaravan.source.metadata;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.item.FuzzyDate;

/**
 * Dates as catalogues write them: {@code 2021-03-09T10:00:00Z}, {@code 2021/03}, {@code c2019}, {@code [2019]},
 * {@code 20210309}, and the beginning of an interval, {@code 2020-05/2021-02} (EDTF).
 */
public final class Dates {
    private static final Pattern FORM =
            Pattern.compile("(?<!\\d)(\\d{4})(?:[-/.]?(\\d{2})(?!\\d{4})(?:[-/.]?(\\d{2}))?)?(?!\\d)");
    private static final Pattern EMBARGO = Pattern.compile("info:eu-repo/date/embargoEnd/(.*)");

    private Dates() {}

    /** The first date in a text that can be one. */
    public static Optional<FuzzyDate> first(String text) {
        Matcher form = FORM.matcher(text);
        while (form.find()) {
            int year = Integer.parseInt(form.group(1));
            if (year >= 1000) {
                return Optional.of(date(year, form.group(2), form.group(3)));
            }
        }
        return Optional.empty();
    }

    /** A whole day. */
    public static Optional<LocalDate> day(String text) {
        return first(text).flatMap(date -> {
            Integer month = date.month();
            Integer day = date.day();
            return month == null || day == null ? Optional.empty() : Optional.of(LocalDate.of(date.year(), month, day));
        });
    }

    /** The end of an embargo as OpenAIRE writes it in Dublin Core: {@code info:eu-repo/date/embargoEnd/2026-01-01}. */
    public static Optional<LocalDate> embargoEnd(String text) {
        Matcher end = EMBARGO.matcher(text.strip());
        return end.matches() ? day(end.group(1)) : Optional.empty();
    }

    /** Month and day as far as they can be: of {@code 2021-00-00}, the year. */
    private static FuzzyDate date(int year, String month, String day) {
        if (month == null || Integer.parseInt(month) < 1 || Integer.parseInt(month) > 12) {
            return new FuzzyDate(year, null, null);
        }
        try {
            int of = day == null
                    ? 0
                    : LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day))
                            .getDayOfMonth();
            return new FuzzyDate(year, Integer.valueOf(month), of == 0 ? null : of);
        } catch (DateTimeException noSuchDay) {
            return new FuzzyDate(year, Integer.valueOf(month), null);
        }
    }
}
