package org.orcidcaravan.simulator.record;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import org.orcid.ns.common.CreatedDate;
import org.orcid.ns.common.FuzzyDate;
import org.orcid.ns.common.LastModifiedDate;

/** Points in time as records carry them: milliseconds, always with Z. */
final class Timestamps {
    private static final DatatypeFactory FACTORY = DatatypeFactory.newDefaultInstance();

    private Timestamps() {}

    static XMLGregorianCalendar of(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        XMLGregorianCalendar value = FACTORY.newXMLGregorianCalendar();
        value.setYear(time.getYear());
        value.setMonth(time.getMonthValue());
        value.setDay(time.getDayOfMonth());
        value.setTime(time.getHour(), time.getMinute(), time.getSecond(), time.getNano() / 1_000_000);
        value.setTimezone(0);
        return value;
    }

    static CreatedDate created(Instant instant) {
        CreatedDate date = new CreatedDate();
        date.setValue(of(instant));
        return date;
    }

    static LastModifiedDate modified(Instant instant) {
        LastModifiedDate date = new LastModifiedDate();
        date.setValue(of(instant));
        return date;
    }

    /** A date as precise as {@code parts} says: 1 year, 2 month, 3 day. */
    static FuzzyDate fuzzy(int year, int month, int day, int parts) {
        FuzzyDate date = new FuzzyDate();
        FuzzyDate.Year yearPart = new FuzzyDate.Year();
        yearPart.setValue(year);
        date.setYear(yearPart);
        if (parts > 1) {
            FuzzyDate.Month monthPart = new FuzzyDate.Month();
            monthPart.setValue(month);
            date.setMonth(monthPart);
        }
        if (parts > 2) {
            FuzzyDate.Day dayPart = new FuzzyDate.Day();
            dayPart.setValue(day);
            date.setDay(dayPart);
        }
        return date;
    }
}
