package org.orcidcaravan.simulator.registry;

import java.util.regex.Pattern;
import org.orcidcaravan.simulator.registry.record.Source;

/**
 * A member's client.
 *
 * @param id {@code APP-} and sixteen letters or digits
 * @param name what items carry as the name of their source
 */
public record Client(String id, String secret, String name) {
    /** First: the constants after it are checked with it. */
    private static final Pattern ID = Pattern.compile("APP-[0-9A-Za-z]{16}");

    /** Fixed and public: it opens nothing but a simulated registry on loopback. */
    public static final Client SYNTHETIC = new Client(
            "APP-CARAVANSIM000001", "simulated-client-secret-that-opens-nothing-real", "Invented University");

    public Client {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "Failed to make a client of the id " + id + ": it is APP- and sixteen letters or digits.");
        }
    }

    Source source() {
        return new Source(id, name, true);
    }

    @Override
    public String toString() {
        return id;
    }
}
