package org.orcidcaravan.sync.pass;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.mirror.DiskCalls.Inodes;

/**
 * What a full pass has still to put on the disk, reckoned from the number of records that the change list names. A summary
 * has 31 kB on average; of activities only the bytes are published, 142 kB a record, which at the 5 kB of those that were
 * seen makes 27 files. Blocks of 4 kB are counted whole; zstd leaves a sixth of a summary's blocks and half of an
 * activity's.
 *
 * @param bytes of blocks
 * @param files and so inodes
 */
record DiskNeed(long bytes, long files) {
    private static final long SUMMARY = 34_000;
    private static final long SUMMARY_ZSTD = 5_500;
    private static final long ACTIVITIES_OF_A_RECORD = 27;
    private static final long ACTIVITY = 8_192;
    private static final long ACTIVITY_ZSTD = 4_096;
    private static final double WARN_FROM = 0.8;
    /** Averages may be wrong by something, but not by half. */
    private static final double REFUSE_FROM = 2;

    /** For so many records of one data class that are not here yet. */
    static DiskNeed of(DataClass dataClass, Storage storage, long records) {
        boolean plain = storage == Storage.PLAIN;
        if (dataClass == DataClass.SUMMARIES) {
            return new DiskNeed(records * (plain ? SUMMARY : SUMMARY_ZSTD), records);
        }
        long files = records * ACTIVITIES_OF_A_RECORD;
        return new DiskNeed(files * (plain ? ACTIVITY : ACTIVITY_ZSTD), files);
    }

    DiskNeed plus(DiskNeed other) {
        return new DiskNeed(bytes + other.bytes, files + other.files);
    }

    /**
     * What there is to say of it.
     *
     * @param hopeless whether the pass cannot succeed
     */
    record Verdict(String sentence, boolean hopeless) {}

    /** Compared with what is free; empty when there is room enough. */
    Optional<Verdict> against(OptionalLong freeBytes, Optional<Inodes> inodes) {
        double ofBytes = freeBytes.isPresent() ? share(bytes, freeBytes.getAsLong()) : 0;
        double ofFiles = inodes.map(known -> share(files, known.free())).orElse(0.0);
        double most = Math.max(ofBytes, ofFiles);
        if (most < WARN_FROM) {
            return Optional.empty();
        }
        String have = freeBytes.isPresent() ? String.format(Locale.ROOT, "%.1f GB", freeBytes.getAsLong() / 1e9) : "?";
        String left = inodes.map(known -> String.format(Locale.ROOT, "%,d", known.free()))
                .orElse("any number of");
        String sentence = String.format(
                Locale.ROOT,
                "About %.1f GB in %,d files are to come, and the disk has room for %s and %s files.",
                bytes / 1e9,
                files,
                have,
                left);
        return Optional.of(new Verdict(sentence, most > REFUSE_FROM));
    }

    private static double share(long wanted, long free) {
        return free <= 0 ? (wanted > 0 ? Double.MAX_VALUE : 0) : (double) wanted / free;
    }
}
