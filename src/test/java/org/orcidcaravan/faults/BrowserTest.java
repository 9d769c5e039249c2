package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.orcidcaravan.access.NewOperator;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.Role;

/** What tests of pages share: a real browser, and somebody who signs in. */
abstract class BrowserTest extends ApiTest {
    static final String PASSWORD = "correct horse battery staple";
    private static final AtomicInteger OPERATORS = new AtomicInteger();
    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Path DOCS = Path.of("docs/images");
    /** Those that the documentation shows; -Dcaravan.docs.write=true takes them anew. */
    private static final Set<String> IN_THE_DOCS = Set.of(
            "queue-story-light", "dead-letter-light", "route-light", "portal-start", "submit-light", "people-story");

    private static Chromium chromium;

    @Inject
    Operators operators;

    Page page;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void a_browser() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void no_browser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void a_page() {
        page = newPage(1280, 900, ColorScheme.LIGHT);
    }

    @AfterEach
    void no_page() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints)
                .as("what the browser complained of, such as scripts that the policy forbids")
                .isEmpty();
    }

    final Page newPage(int width, int height, ColorScheme colours) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server.resolve("/").toString())
                        .setLocale("en-GB")
                        .setTimezoneId("UTC")
                        .setViewportSize(width, height)
                        .setColorScheme(colours));
        context.setDefaultTimeout(Chromium.PATIENCE);
        contexts.add(context);
        Page fresh = context.newPage();
        fresh.onPageError(complaints::add);
        fresh.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return fresh;
    }

    /** Makes an operator of this role, who has signed in by the page's own form. */
    final String signIn(Page where, Role role) {
        String login = role.text() + OPERATORS.incrementAndGet();
        operators.create(new NewOperator(login, login, role, PASSWORD), "test");
        signIn(where, login, PASSWORD);
        where.waitForURL(url -> !url.contains("/sign-in"));
        return login;
    }

    static void signIn(Page where, String login, String password) {
        where.navigate("sign-in");
        where.getByLabel("Login").fill(login);
        where.getByLabel("Password").fill(password);
        where.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** Nothing that axe knows of keeps somebody out (WCAG 2.2 AA and best practices). */
    static void everybodyCanUse(Page seen) {
        List<Rule> violations = new AxeBuilder(seen).analyze().getViolations();
        assertThat(violations.stream().map(rule -> rule.getId() + ": " + rule.getNodes()))
                .isEmpty();
    }

    static void doesNotScrollSideways(Page seen) {
        Object tooWide = seen.evaluate("""
                () => {
                  const width = document.documentElement.clientWidth;
                  const over = document.documentElement.scrollWidth - width;
                  if (over <= 0) return [];
                  return [over + " pixels", ...[...document.querySelectorAll("main *, header *, footer *")]
                    .filter((node) => !node.closest(".wide") && node.getBoundingClientRect().right > width + 1)
                    .map((node) => node.tagName + "#" + node.id + "." + node.className)];
                }""");
        assertThat((List<?>) tooWide)
                .as("what is too wide for this screen on " + seen.url())
                .isEmpty();
    }

    static void picture(Page seen, String name) {
        boolean kept = Boolean.getBoolean("caravan.docs.write") && IN_THE_DOCS.contains(name);
        seen.screenshot(new Page.ScreenshotOptions()
                .setPath((kept ? DOCS : PICTURES).resolve(name + ".png"))
                .setFullPage(!kept));
    }
}
