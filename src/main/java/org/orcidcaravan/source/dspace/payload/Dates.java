package org.orcidcaravan.source.dspace.payload;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.YEAR;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.orcidcaravan.orcid.item.FuzzyDate;

/**
 * Dates as DSpace reads them, by its 29 forms in their order; the first that fits and makes a date counts. DSpace sends a year
 * alone as its first of January.
 */
final class Dates {
    private static final List<Form> FORMS = List.of(
            form("\\d{8}", "uuuuMMdd"),
            form("\\d{1,2}-\\d{1,2}-\\d{4}", "d-M-uuuu"),
            form("\\d{4}-\\d{1,2}-\\d{1,2}", "uuuu-M-d"),
            form("\\d{4}-\\d{1,2}", "uuuu-M"),
            form("\\d{1,2}/\\d{1,2}/\\d{4}", "M/d/uuuu"),
            form("\\d{4}/\\d{1,2}/\\d{1,2}", "uuuu/M/d"),
            form("\\d{1,2}\\s[a-z]{3}\\s\\d{4}", "d MMM uuuu"),
            form("\\d{1,2}\\s[a-z]{4,}\\s\\d{4}", "d MMMM uuuu"),
            form("\\d{12}", "uuuuMMddHHmm"),
            form("\\d{8}\\s\\d{4}", "uuuuMMdd HHmm"),
            form("\\d{1,2}-\\d{1,2}-\\d{4}\\s\\d{1,2}:\\d{2}", "d-M-uuuu H:mm"),
            form("\\d{4}-\\d{1,2}-\\d{1,2}\\s\\d{1,2}:\\d{2}", "uuuu-M-d H:mm"),
            form("\\d{1,2}/\\d{1,2}/\\d{4}\\s\\d{1,2}:\\d{2}", "M/d/uuuu H:mm"),
            form("\\d{4}/\\d{1,2}/\\d{1,2}\\s\\d{1,2}:\\d{2}", "uuuu/M/d H:mm"),
            form("\\d{1,2}\\s[a-z]{3}\\s\\d{4}\\s\\d{1,2}:\\d{2}", "d MMM uuuu H:mm"),
            form("\\d{1,2}\\s[a-z]{4,}\\s\\d{4}\\s\\d{1,2}:\\d{2}", "d MMMM uuuu H:mm"),
            form("\\d{4}\\s[a-z]{3}\\s\\d{1,2}", "uuuu MMM d"),
            form("\\d{14}", "uuuuMMddHHmmss"),
            form("\\d{6}", "uuuuMM"),
            form("\\d{4}", "uuuu"),
            form("\\d{8}\\s\\d{6}", "uuuuMMdd HHmmss"),
            form("\\d{1,2}-\\d{1,2}-\\d{4}\\s\\d{1,2}:\\d{2}:\\d{2}", "d-M-uuuu H:mm:ss"),
            form("\\d{4}-\\d{1,2}-\\d{1,2}\\s\\d{1,2}:\\d{2}:\\d{2}", "uuuu-M-d H:mm:ss"),
            form("\\d{1,2}/\\d{1,2}/\\d{4}\\s\\d{1,2}:\\d{2}:\\d{2}", "M/d/uuuu H:mm:ss"),
            form("\\d{4}/\\d{1,2}/\\d{1,2}\\s\\d{1,2}:\\d{2}:\\d{2}", "uuuu/M/d H:mm:ss"),
            form("\\d{1,2}\\s[a-z]{3}\\s\\d{4}\\s\\d{1,2}:\\d{2}:\\d{2}", "d MMM uuuu H:mm:ss"),
            form("\\d{1,2}\\s[a-z]{4,}\\s\\d{4}\\s\\d{1,2}:\\d{2}:\\d{2}", "d MMMM uuuu H:mm:ss"),
            form("\\d{4}-\\d{1,2}-\\d{1,2}T\\d{1,2}:\\d{2}:\\d{2}Z", "uuuu-M-d'T'H:mm:ss'Z'"),
            form("\\d{4}-\\d{1,2}-\\d{1,2}T\\d{1,2}:\\d{2}:\\d{2}\\.\\d{3}Z", "uuuu-M-d'T'H:mm:ss.SSS'Z'"));

    private Dates() {}

    private record Form(Pattern fits, DateTimeFormatter format, boolean months, boolean days) {}

    /**
     * The date that a text is.
     *
     * @param exact whether it is as exact as the text; otherwise it has a month and a day
     * @return empty when it is none
     */
    static Optional<FuzzyDate> parse(String text, boolean exact) {
        for (Form form : FORMS) {
            if (form.fits().matcher(text).matches()) {
                try {
                    TemporalAccessor date = form.format().parse(text);
                    return Optional.of(new FuzzyDate(
                            date.get(YEAR),
                            exact && !form.months() ? null : (Integer) date.get(MONTH_OF_YEAR),
                            exact && !form.days() ? null : (Integer) date.get(DAY_OF_MONTH)));
                } catch (DateTimeException e) {
                    // It looks like this form and is no date: the next form that fits is tried, as DSpace does.
                }
            }
        }
        return Optional.empty();
    }

    private static Form form(String fits, String pattern) {
        boolean days = pattern.contains("d");
        boolean months = pattern.contains("M");
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
        if (!months) {
            builder.parseDefaulting(MONTH_OF_YEAR, 1);
        }
        if (!days) {
            builder.parseDefaulting(DAY_OF_MONTH, 1);
        }
        return new Form(
                Pattern.compile(fits, Pattern.CASE_INSENSITIVE),
                builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT),
                months,
                days);
    }
}
