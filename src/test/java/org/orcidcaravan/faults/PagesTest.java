package org.orcidcaravan.faults;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.orcidcaravan.access.NewOperator;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.access.SignIn;

/** What tests of the console share: a browser, and operators to sign in as. */
abstract class PagesTest extends ApiTest {
    static final String PASSWORD = "seven camels in a row";
    private static final AtomicInteger LOGINS = new AtomicInteger();

    @Inject
    Operators operators;

    @Inject
    SignIn signIn;

    Browser browser;

    @BeforeEach
    void a_browser() {
        browser = new Browser(api.http(), server, null);
    }

    String newOperator(Role role) {
        String login = "tester" + LOGINS.incrementAndGet();
        operators.create(new NewOperator(login, "Tester", role, PASSWORD), "test");
        return login;
    }

    /** A browser in which somebody of this role is signed in. */
    Browser signedIn(Role role) {
        return browser.with(
                "caravan=" + signIn.withPassword(newOperator(role), PASSWORD).orElseThrow());
    }

    static Map<String, String> form(String login, String password, String to) {
        return Map.of("login", login, "password", password, "to", to);
    }
}
