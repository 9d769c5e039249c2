package org.orcidcaravan.sync.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists far larger than the heap that reads them. */
@Tag("row-22")
class LongListTest {
    private static String read(String heap, String kind, long length) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LongList.class.getName(),
                        kind,
                        Long.toString(length))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void row_22_a_million_rows_are_read_in_a_small_heap() throws Exception {
        assertThat(read("64m", "rows", 1_000_000)).startsWith("READ 1000000 rows, 0 bad");
    }

    @Test
    void row_22_a_line_of_100_megabytes_costs_one_row() throws Exception {
        assertThat(read("32m", "line", 100_000_000)).startsWith("READ 1000 rows, 1 bad");
    }

    @Test
    @Tag("soak")
    void row_22_all_of_orcid_is_read_in_256_megabytes() throws Exception {
        String output = read("256m", "rows", 26_000_000);

        System.out.println(output);
        assertThat(output).startsWith("READ 26000000 rows, 0 bad");
    }
}
