package org.orcidcaravan.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.orcidcaravan.orcid.item.Work;

/** What tests say about rows. */
public final class Rows {
    private Rows() {}

    public static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    public static List<Row> all(Iterator<Row> rows) {
        List<Row> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }

    public static SourceItem accepted(Row row) {
        assertThat(row).isInstanceOf(Row.Accepted.class);
        return ((Row.Accepted) row).item();
    }

    public static Work work(Row row) {
        return (Work) accepted(row).item();
    }

    public static void refused(Row row, long line, String reason) {
        assertThat(row).isInstanceOf(Row.Refused.class);
        assertThat(row.line()).isEqualTo(line);
        assertThat(((Row.Refused) row).reason()).contains(reason);
    }
}
