package org.orcidcaravan.cli;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.orcidcaravan.access.NewOperator;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.PublicAddress;
import org.orcidcaravan.access.Role;

/** Beside a simulated world there is somebody to sign in as, for a first look. Never otherwise: nobody is there by default. */
@ApplicationScoped
class TryOut {
    private static final String LOGIN = "admin";
    private static final int BYTES = 12;

    private final Operators operators;
    private final RandomGenerator random;
    private final PublicAddress address;

    TryOut(Operators operators, RandomGenerator random, PublicAddress address) {
        this.operators = operators;
        this.random = random;
        this.address = address;
    }

    /** A sentence with login and password; empty when there is an operator already. */
    Optional<String> makeOperator() {
        if (!operators.all().isEmpty()) {
            return Optional.empty();
        }
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        operators.create(new NewOperator(LOGIN, "Admin", Role.ADMIN, password), Actor.name());
        return Optional.of(
                "An operator for trying out: sign in at " + address.url() + " as " + LOGIN + " with the password "
                        + password + ". It is shown this once; \"admin password " + LOGIN + "\" gives another.");
    }
}
