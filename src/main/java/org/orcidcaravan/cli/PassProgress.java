package org.orcidcaravan.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.pass.Passes;

/** Shows how far a pass is: a bar on a terminal, a line every half minute elsewhere. */
final class PassProgress implements AutoCloseable {
    private static final long BAR_STEPS = 10_000;
    private static final Duration LINE_EVERY = Duration.ofSeconds(30);

    private final Passes passes;
    private final PrintWriter out;
    private final Timer timer = new Timer("progress", true);
    private final @Nullable ProgressBar bar;

    private PassProgress(Passes passes, PrintWriter out, @Nullable ProgressBar bar) {
        this.passes = passes;
        this.out = out;
        this.bar = bar;
    }

    @SuppressWarnings("SystemConsoleNull") // a terminal library on the class path can still make it null
    static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    static PassProgress show(Passes passes, PrintWriter out) {
        boolean terminal = onTerminal();
        PassProgress shown = new PassProgress(passes, out, terminal ? bar() : null);
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
                .setTaskName("caravan")
                .setInitialMax(BAR_STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit("%", BAR_STEPS / 100)
                .hideEta()
                .setUpdateIntervalMillis(200)
                .build();
    }

    private void update() {
        passes.current().ifPresent(pass -> {
            String text = pass.progress().describe(passes.running(pass));
            if (bar == null) {
                out.println(text);
            } else {
                bar.stepTo((long) (pass.progress().share() * BAR_STEPS));
                bar.setExtraMessage(" " + text);
            }
        });
    }

    @Override
    public void close() {
        timer.cancel();
        if (bar != null) {
            bar.close();
        }
    }
}
