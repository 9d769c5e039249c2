package org.orcidcaravan.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.measure.funnel.BaselineCount;

/** Shows how much of the copy is read: a bar on a terminal, a line every half minute elsewhere. */
final class BaselineProgress implements AutoCloseable {
    private static final long BAR_STEPS = 10_000;
    private static final Duration LINE_EVERY = Duration.ofSeconds(30);

    private final BaselineCount count;
    private final PrintWriter out;
    private final Timer timer = new Timer("progress", true);
    private final @Nullable ProgressBar bar;

    private BaselineProgress(BaselineCount count, PrintWriter out, @Nullable ProgressBar bar) {
        this.count = count;
        this.out = out;
        this.bar = bar;
    }

    static BaselineProgress show(BaselineCount count, PrintWriter out) {
        boolean terminal = PassProgress.onTerminal();
        BaselineProgress shown = new BaselineProgress(count, out, terminal ? bar() : null);
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

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("records")
                .setInitialMax(BAR_STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit("%", BAR_STEPS / 100)
                .setUpdateIntervalMillis(200)
                .build();
    }

    private void update() {
        String text = String.format(Locale.ROOT, "%,d records read", count.records());
        if (bar == null) {
            out.printf(Locale.ROOT, "%s, %.0f %% of the folders.%n", text, 100 * count.share());
            out.flush();
        } else {
            bar.stepTo((long) (count.share() * BAR_STEPS));
            bar.setExtraMessage(" " + text);
        }
    }

    @Override
    public void close() {
        timer.cancel();
        if (bar != null) {
            update();
            bar.close();
        }
    }
}
