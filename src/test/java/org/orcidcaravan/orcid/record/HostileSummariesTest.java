package org.orcidcaravan.orcid.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.orcidcaravan.orcid.record.Summaries.TODAY;
import static org.orcidcaravan.orcid.record.Summaries.employment;
import static org.orcidcaravan.orcid.record.Summaries.organization;
import static org.orcidcaravan.orcid.record.Summaries.read;
import static org.orcidcaravan.orcid.record.Summaries.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Files that are no summaries, by accident or on purpose, cost little and are told. */
class HostileSummariesTest {
    private static final String WHOLE =
            record("", employment("", organization("Ours", "ROR", "https://ror.org/00x0x0x00")));

    private static void refused(String xml, String reason) {
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> read(xml))
                .withMessageContaining(reason);
    }

    /** A stream of the same bytes for ever, that counts what is read. */
    private static InputStream endless(String bytes, AtomicLong read) {
        byte[] unit = bytes.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            @Override
            public int read() {
                return unit[(int) (read.getAndIncrement() % unit.length)];
            }
        };
    }

    private static void bounded(String begin, String endless) {
        AtomicLong bytes = new AtomicLong();
        InputStream stream = new SequenceInputStream(
                new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), endless(endless, bytes));
        assertThatExceptionOfType(UnreadableRecord.class).isThrownBy(() -> CurrentEmployers.read(stream, TODAY));
        assertThat(bytes).hasValueLessThanOrEqualTo(Steps.MAX_BYTES);
    }

    @Example
    void other_documents_are_refused_by_name() {
        refused("<work/>", "another kind: work");
        refused("<record>", "well-formed");
        refused("", "well-formed");
        refused("<!-- only -->", "well-formed");
    }

    @Example
    void a_document_type_and_entities_are_refused() {
        refused("<!DOCTYPE record [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><record>&a;</record>", "document type");
        refused("<!DOCTYPE record><record/>", "document type");
        refused(record("", employment("", "<common:name>&bomb;</common:name>")), "entity");
    }

    @Example
    void depth_has_a_limit() {
        refused("<record><person>" + "<a>".repeat(Steps.MAX_DEPTH), "deep");
    }

    @Example
    void text_has_a_limit_where_it_is_wanted_and_where_it_is_skipped() {
        String huge = "x".repeat(Steps.MAX_TEXT + 1);
        refused(record("<person:biography>" + huge + "</person:biography>", ""), "characters");
        refused(record("", employment("", "<common:name>" + huge + "</common:name>")), "characters");
        String half = "x".repeat(Steps.MAX_TEXT / 2 + 1);
        refused(record("", employment("", "<common:name>" + half + "<b/>" + half + "</common:name>")), "characters");
    }

    @Example
    void streams_without_end_are_left() {
        bounded("<record><person>", "<a/>");
        bounded("<record><person>", "x");
        bounded("<record><person b='", "x");
        bounded("<record><", "x");
        bounded("<record><!--", "x");
        bounded("<!DOCTYPE a [", "<!ENTITY b 'c'>");
    }

    @Example
    void a_disk_that_fails_is_told() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };
        assertThatExceptionOfType(UnreadableRecord.class)
                .isThrownBy(() -> CurrentEmployers.read(broken, TODAY))
                .withMessageContaining("Input/output error");
    }

    @Property(tries = 300)
    void a_record_that_breaks_off_is_refused_until_its_employments_are_there(
            @ForAll @IntRange(min = 0, max = 100_000) int at) throws UnreadableRecord {
        byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
        String close = "</activities:employments>";
        int enough = WHOLE.indexOf(close) + close.length();
        byte[] cut = Arrays.copyOf(bytes, at % bytes.length);
        if (cut.length >= enough) {
            assertThat(read(cut)).isEqualTo(read(bytes));
        } else {
            assertThatExceptionOfType(UnreadableRecord.class).isThrownBy(() -> read(cut));
        }
    }

    @Property(tries = 2_000)
    void any_bytes_end_in_an_answer_or_the_declared_exception(@ForAll @Size(max = 300) byte[] bytes) {
        answersOrRefuses(bytes);
    }

    @Property(tries = 2_000)
    void any_damage_to_a_record_ends_in_an_answer_or_the_declared_exception(
            @ForAll @IntRange(min = 0, max = 100_000) int at, @ForAll @Size(min = 1, max = 8) byte[] damage) {
        byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
        int place = at % (bytes.length - damage.length);
        System.arraycopy(damage, 0, bytes, place, damage.length);
        answersOrRefuses(bytes);
    }

    private static void answersOrRefuses(byte[] bytes) {
        try {
            assertThat(read(bytes).employers()).hasSizeLessThanOrEqualTo(1);
        } catch (UnreadableRecord e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(400);
        }
    }
}
