package org.orcidcaravan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
    private static final Pattern SUPPRESSION = Pattern.compile("^\\s*@SuppressWarnings\\b.*");
    private static final Pattern WITH_REASON = Pattern.compile("^\\s*@SuppressWarnings\\([^)]*\\)\\s*// .{10,}");

    @Test
    void every_suppression_says_why_on_its_line() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path file : ProjectFiles.under("src", ".java")) {
            silent.addAll(withoutReason(file.toString(), ProjectFiles.text(file)));
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void a_suppression_without_a_reason_is_found() {
        assertThat(withoutReason("A.java", "@SuppressWarnings(\"unchecked\")\n"))
                .containsExactly("A.java:1");
        assertThat(withoutReason("A.java", "\n    @SuppressWarnings(\"x\") // why\n"))
                .containsExactly("A.java:2");
        assertThat(withoutReason("A.java", "@SuppressWarnings(\"x\") // the parser returns raw maps\n"))
                .isEmpty();
    }

    private static List<String> withoutReason(String file, String text) {
        List<String> lines = text.lines().toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (SUPPRESSION.matcher(lines.get(i)).matches()
                    && !WITH_REASON.matcher(lines.get(i)).matches()) {
                found.add(file + ":" + (i + 1));
            }
        }
        return found;
    }
}
