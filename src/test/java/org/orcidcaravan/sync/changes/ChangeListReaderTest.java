package org.orcidcaravan.sync.changes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.sync.changes.Lists.Read;

class ChangeListReaderTest {
    private static final Instant WHEN = Instant.parse("2026-11-20T10:11:12.000013Z");
    private static final OrcidId FIRST = new OrcidId(0);
    private static final String ROW = Lists.id(0) + "," + Lists.DATE + ",x";

    @Tag("row-20")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "orcid,last_modified,date_created\nI,D,x\n",
                "orcid,last_modified,date_created\nI,D,x",
                "\uFEFForcid,last_modified,date_created\nI,D,x\n",
                "orcid,last_modified,date_created\r\nI,D,x\r\n",
                "\uFEFForcid,last_modified\r\nI,D",
                "\"orcid\",\"last_modified\"\n\"I\",\"D\"\n",
                "last_modified,more,orcid\nD,,I\n",
                " orcid , last_modified \nI,D\n",
                "a,b,orcid,c,last_modified,d\n1,\"2,\"\"2\"\"\",I,3,D,4,5,6\n",
                "orcid,last_modified,note\nI,D,\"\"\n",
            })
    void row_20_columns_are_found_by_their_names(String form) {
        Read read = Lists.read(form.replace("I", Lists.id(0)).replace("D", Lists.DATE));

        assertThat(read.rows()).containsOnlyKeys(FIRST).containsValue(WHEN);
        assertThat(read.summary().bad()).isZero();
    }

    @Tag("row-20")
    @Tag("row-26")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "I",
                "I,",
                ",D",
                "I;D",
                "D,I",
                "\"I,D",
                "\"I\"x,D",
                "I,\"D",
                "I\0,D",
                "I, D",
                " I,D",
                "I,D\0",
                "i,D",
                "I,yesterday",
                "I,2026-11-20",
                "I,2026-11-22 09:00:01",
                "I,9999-12-31 00:00:00",
                "0000-0000-0000-0002,D",
                "0000 0000 0000 0001,D",
                "0000000000000001,D",
                "https://orcid.org/I,D",
            })
    void row_20_a_bad_row_is_counted_kept_and_costs_no_other(String form) {
        String bad = form.replace("I", Lists.id(1)).replace("D", Lists.DATE).replace("i", "0000-0000-0000-000x");
        Read read = Lists.read(Lists.rows(999) + bad + "\n" + Lists.row(5_000));

        assertThat(read.summary().rows()).isEqualTo(1_000);
        assertThat(read.rows()).hasSize(1_000).containsKey(new OrcidId(5_000));
        assertThat(read.summary().bad()).isEqualTo(1);
        assertThat(read.summary().badRows()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(1_001);
            assertThat(row.content()).isEqualTo(bad);
            assertThat(row.reason()).isNotBlank();
        });
        assertThat(read.summary().newest()).isEqualTo(WHEN);
    }

    @Test
    @Tag("row-20")
    void row_20_more_than_one_bad_row_in_a_thousand_aborts() {
        String good = Lists.rows(1_998);

        assertThat(Lists.read(good + "bad\nbad\n").summary().bad()).isEqualTo(2);
        assertThatThrownBy(() -> Lists.read(good + "bad\nbad\nbad\n"))
                .isInstanceOf(ChangeListDamaged.class)
                .hasMessageContaining("3 of 2001 rows")
                .hasMessageContaining("line 2000")
                .hasMessageContaining("Nothing was advanced");
        assertThatThrownBy(() -> Lists.read(Lists.HEADER + "bad\n")).isInstanceOf(ChangeListDamaged.class);
    }

    @Test
    @Tag("row-20")
    void row_20_no_more_than_a_thousand_bad_rows_are_kept() {
        int bad = 1_200;
        Read read = Lists.read(Lists.rows(bad * 1_000) + "bad\n".repeat(bad));

        assertThat(read.summary().bad()).isEqualTo(bad);
        assertThat(read.summary().badRows()).hasSize(1_000);
    }

    @Tag("row-20")
    @ParameterizedTest
    @ValueSource(
            strings = {"orcid\n", "ORCID,LAST_MODIFIED\n", "last_modified\n", "id,date\n", "\"orcid,last_modified\n"})
    void row_20_a_header_without_the_two_columns_aborts(String header) {
        assertThatThrownBy(() -> Lists.read(header + ROW + "\n"))
                .isInstanceOf(ChangeListDamaged.class)
                .hasMessageContaining("names no columns");
    }

    @Tag("row-21")
    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "  \n", "\uFEFF", "orcid,last_modified,date_created\n", "orcid,last_modified"})
    void row_21_an_empty_list_aborts(String csv) {
        assertThatThrownBy(() -> Lists.read(csv)).isInstanceOf(ChangeListDamaged.class);
    }

    @Property(tries = 50)
    @net.jqwik.api.Tag("row-21")
    void row_21_the_order_of_rows_does_not_matter(@ForAll Random random) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            rows.add(Lists.id(i * 7_919L) + ",2026-11-%02d 10:00:00.%06d\n".formatted(1 + i % 20, i));
        }
        Read sorted = Lists.read(Lists.HEADER + String.join("", rows));
        Collections.shuffle(rows, random);
        Read shuffled = Lists.read(Lists.HEADER + String.join("", rows));

        assertThat(shuffled.rows()).isEqualTo(sorted.rows());
        assertThat(shuffled.summary()).isEqualTo(sorted.summary());
    }

    @Test
    @Tag("row-17")
    void row_17_the_newest_good_row_is_reported() {
        Read read = Lists.read(Lists.rows(1_000)
                + Lists.id(9_001) + ",2026-11-22 08:59:59,x\n"
                + Lists.id(9_002) + ",2026-11-22 09:00:01,x\n"
                + Lists.id(9_003) + ",2020-01-01 00:00:00,x\n");

        assertThat(read.summary().newest()).isEqualTo(Instant.parse("2026-11-22T08:59:59Z"));
        assertThat(read.summary().badRows())
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).contains("future"));
    }

    @Test
    @Tag("row-22")
    void row_22_a_line_of_4_kib_is_read_and_a_longer_one_is_bad() {
        String padding = ROW.substring(0, ROW.length() - 1);
        String fits = padding + "y".repeat(CsvLines.MAX_LINE - padding.length());
        Read read = Lists.read(Lists.rows(1_000) + fits + "\n" + fits + "y\n" + Lists.row(7_777));

        assertThat(read.summary().rows()).isEqualTo(1_002);
        assertThat(read.rows()).containsKey(new OrcidId(7_777));
        assertThat(read.summary().badRows()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(1_003);
            assertThat(row.reason()).contains("4 KiB");
            assertThat(row.content()).hasSize(CsvLines.MAX_LINE);
        });
    }

    @Test
    @Tag("row-20")
    void row_20_bytes_that_are_no_utf8_cost_one_row() {
        byte[] text = (Lists.rows(1_000) + "\u00ff\u00fe\n" + Lists.row(3_000)).getBytes(ISO_8859_1);

        assertThat(Lists.read(text, ZoneOffset.UTC).summary().rows()).isEqualTo(1_001);
    }

    @Property
    @net.jqwik.api.Tag("row-20")
    void row_20_no_text_makes_the_reader_fail_otherwise(@ForAll String rubbish) {
        byte[] csv = (Lists.rows(2_000) + rubbish + "\n").getBytes(UTF_8);
        try {
            Read read = Lists.read(csv, ZoneOffset.UTC);
            assertThat(read.rows()).hasSize(2_000);
            assertThat(read.summary().bad()).isPositive();
        } catch (ChangeListDamaged tooManyLines) {
            assertThat(rubbish).contains("\n");
        }
    }
}
