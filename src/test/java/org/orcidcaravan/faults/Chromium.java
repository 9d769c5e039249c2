package org.orcidcaravan.faults;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The system's own browser, without a window. Where there is none, tests of pages are skipped, unless they are required. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    /** Milliseconds, for a machine that does other things too; only a test that fails waits it out. */
    static final double PATIENCE = 60_000;

    private Chromium(Path program) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setTimeout(PATIENCE)
                        // Build machines run as root, where Chromium's own sandbox does not start.
                        .setArgs(List.of("--no-sandbox", "--force-prefers-reduced-motion")));
    }

    static Chromium start() {
        Optional<Path> program = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isPresent()) {
            return new Chromium(program.get());
        }
        if ("required".equals(System.getenv("CARAVAN_TESTS_BROWSER"))) {
            throw new AssertionError("There is no browser on the PATH: install Debian's package chromium.");
        }
        throw new TestAbortedException("There is no browser on the PATH: install Debian's package chromium.");
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
