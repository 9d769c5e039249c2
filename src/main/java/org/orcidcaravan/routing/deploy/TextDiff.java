package org.orcidcaravan.routing.deploy;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** What differs between two texts, in the form that {@code diff -u} made known. */
final class TextDiff {
    private static final int LINES_AROUND = 3;

    private TextDiff() {}

    /** Empty when nothing differs. */
    static String between(String file, String old, String now) {
        List<String> before = old.lines().toList();
        List<String> after = now.lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                "before/" + file, "after/" + file, before, DiffUtils.diff(before, after), LINES_AROUND);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
