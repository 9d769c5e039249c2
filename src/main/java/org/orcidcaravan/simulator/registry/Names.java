package org.orcidcaravan.simulator.registry;

import java.util.List;
import org.orcidcaravan.orcid.OrcidId;

/** What simulated researchers are called: names that nobody has. */
final class Names {
    private static final List<String> GIVEN =
            List.of("Ambrosia", "Balduin", "Corvina", "Dagobert", "Eulalia", "Fridolin");
    private static final List<String> FAMILY =
            List.of("Beispiel", "Example", "Exemple", "Esempio", "Ejemplo", "Muster");

    private Names() {}

    static String of(OrcidId orcid) {
        long number = orcid.number();
        return GIVEN.get((int) (number % GIVEN.size())) + " " + FAMILY.get((int) (number / 7 % FAMILY.size()));
    }
}
