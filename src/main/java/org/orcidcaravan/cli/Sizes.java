package org.orcidcaravan.cli;

import java.util.Locale;
import org.orcidcaravan.sync.mirror.DiskUse;

/** What files take, in words: the bytes of documents and files, and of the blocks that the disk gives them. */
final class Sizes {
    private Sizes() {}

    static String of(DiskUse use) {
        return String.format(
                Locale.ROOT,
                "%,d files of %s hold %s of documents and take %s in blocks",
                use.files(),
                bytes(use.stored()),
                bytes(use.plain()),
                bytes(use.allocated()));
    }

    /** Such as {@code 12.3 MB}. */
    static String bytes(long count) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = count;
        int unit = 0;
        while (value >= 1_000 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }
}
