package org.orcidcaravan.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how much of something long is done: a bar on a terminal, a line every half minute elsewhere. */
final class ShareProgress implements AutoCloseable {
    private static final long BAR_STEPS = 10_000;
    private static final Duration LINE_EVERY = Duration.ofSeconds(30);

    private final DoubleSupplier share;
    private final Supplier<String> text;
    private final PrintWriter out;
    private final Timer timer = new Timer("progress", true);
    private final @Nullable ProgressBar bar;

    private ShareProgress(DoubleSupplier share, Supplier<String> text, PrintWriter out, @Nullable ProgressBar bar) {
        this.share = share;
        this.text = text;
        this.out = out;
        this.bar = bar;
    }

    /**
     * Shows it until it is closed.
     *
     * @param task one word before the bar
     * @param share from 0 to 1
     * @param text what else there is to say, such as "1,200 files looked at"
     */
    static ShareProgress show(String task, DoubleSupplier share, Supplier<String> text, PrintWriter out) {
        boolean terminal = PassProgress.onTerminal();
        ShareProgress shown = new ShareProgress(share, text, out, terminal ? bar(task) : null);
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

    private static ProgressBar bar(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(BAR_STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit("%", BAR_STEPS / 100)
                .setUpdateIntervalMillis(200)
                .build();
    }

    private void update() {
        if (bar == null) {
            out.printf(Locale.ROOT, "%s, %.0f %% done.%n", text.get(), 100 * share.getAsDouble());
            out.flush();
        } else {
            bar.stepTo((long) (share.getAsDouble() * BAR_STEPS));
            bar.setExtraMessage(" " + text.get());
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
