package org.orcidcaravan.sync.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("row-19")
@org.junit.jupiter.api.Tag("row-19")
class ChangeTimeTest {
    private static final ChangeTime IN_UTC = new ChangeTime(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2026-03-29 01:30:00,UTC,2026-03-29T01:30:00Z",
        "2026-03-29 01:30:00.5,Pacific/Auckland,2026-03-28T12:30:00.500Z",
        "2026-11-01 12:00:00.000001,America/New_York,2026-11-01T17:00:00.000001Z",
        // Twice on the clock on the wall: the earlier of the two, so that nothing between them is missed.
        "2026-11-01 01:30:00,America/New_York,2026-11-01T05:30:00Z",
        "2026-04-05 02:30:00,Pacific/Auckland,2026-04-04T13:30:00Z",
        // Never on the clock on the wall.
        "2026-03-08 02:30:00,America/New_York,2026-03-08T07:30:00Z",
        "2026-09-27 02:30:00,Pacific/Auckland,2026-09-26T14:30:00Z",
    })
    void row_19_dates_mean_the_zone_that_is_set(String text, String zone, String instant) {
        assertThat(new ChangeTime(ZoneId.of(zone)).parse(text)).contains(Instant.parse(instant));
    }

    @Test
    void row_19_the_zone_of_the_machine_is_never_asked() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String machine : new String[] {"Pacific/Auckland", "America/New_York", "UTC"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(machine));
                assertThat(IN_UTC.parse("2026-09-27 02:30:00")).contains(Instant.parse("2026-09-27T02:30:00Z"));
                assertThat(Lists.read(Lists.rows(3)).summary().newest())
                        .isEqualTo(Instant.parse("2026-11-20T10:11:12.000013Z"));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 10:11:12,0",
        "2026-11-20 10:11:12.1,100000000",
        "2026-11-20 10:11:12.000013,13000",
        "2026-11-20 10:11:12.123456789,123456789",
    })
    void row_19_a_fraction_may_be_missing_or_short(String text, int nanos) {
        assertThat(IN_UTC.parse(text)).map(Instant::getNano).contains(nanos);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-20",
                "2026-11-20T10:11:12",
                "2026-11-20 10:11",
                "2026-11-20 10:11:12.",
                "2026-11-20 10:11:12.1234567890",
                "2026-11-20 10:11:12Z",
                "2026-11-20 10:11:12+00",
                "20-11-2026 10:11:12",
                "2026-02-30 10:11:12",
                "2026-13-01 10:11:12",
                "2026-11-20 24:00:00",
                "2026-11-20 10:60:00",
                " 2026-11-20 10:11:12",
                "2026-11-20 10:11:12 ",
                "٢٠٢٦-11-20 10:11:12",
                "2026-11-20 10:11:12,5",
                "1763633472",
                "null",
                "2026-11-20 10:11:1x",
                "2026-11-20 10:11:12.x"
            })
    void row_20_anything_else_is_no_date(String text) {
        assertThat(IN_UTC.parse(text)).isEmpty();
    }

    @Property
    void every_second_of_two_centuries_is_read(
            @ForAll @LongRange(min = 0, max = 6_311_433_599L) long second,
            @ForAll @LongRange(min = 0, max = 999_999) long micros) {
        Instant instant = Instant.ofEpochSecond(second, micros * 1_000);
        String text = LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS"));

        assertThat(IN_UTC.parse(text)).contains(instant);
    }
}
