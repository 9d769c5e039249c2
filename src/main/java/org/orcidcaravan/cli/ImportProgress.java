package org.orcidcaravan.cli;

import com.google.common.io.CountingInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how much of a file is read: a bar on a terminal, a line every half minute elsewhere. */
final class ImportProgress implements AutoCloseable {
    private static final Duration LINE_EVERY = Duration.ofSeconds(30);

    private final CountingInputStream in;
    private final long size;
    private final PrintWriter out;
    private final Timer timer = new Timer("progress", true);
    private final @Nullable ProgressBar bar;

    private ImportProgress(InputStream in, long size, PrintWriter out, @Nullable ProgressBar bar) {
        this.in = new CountingInputStream(in);
        this.size = size;
        this.out = out;
        this.bar = bar;
    }

    /** Begins to show it; {@code size} in bytes. */
    static ImportProgress of(InputStream in, long size, PrintWriter out) {
        boolean terminal = PassProgress.onTerminal();
        ImportProgress shown = new ImportProgress(in, size, out, terminal ? bar(size) : null);
        long every = terminal ? 200 : LINE_EVERY.toMillis();
        shown.timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        shown.update();
                    }
                },
                every,
                every);
        return shown;
    }

    private static ProgressBar bar(long size) {
        return new ProgressBarBuilder()
                .setTaskName("works")
                .setInitialMax(size)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" KiB", 1024)
                .setUpdateIntervalMillis(200)
                .build();
    }

    /** The file; closed by who reads it. */
    InputStream stream() {
        return in;
    }

    private void update() {
        if (bar == null) {
            out.printf(Locale.ROOT, "%,d of %,d KiB read.%n", in.getCount() / 1024, size / 1024);
            out.flush();
        } else {
            bar.stepTo(in.getCount());
        }
    }

    @Override
    public void close() {
        timer.cancel();
        if (bar != null) {
            bar.stepTo(in.getCount());
            bar.close();
        }
    }
}
