package org.orcidcaravan.consent.connect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.orcidcaravan.consent.vault.Secret;

/**
 * What proves to ORCID that we are who we say. Where a file holds it, it is read for every call, so that another one counts
 * without a restart; while the file cannot be read, the last one goes on (faults.md row 62).
 */
@ApplicationScoped
class ClientSecret {
    private static final Logger LOG = Logger.getLogger(ClientSecret.class);

    private final RegistrySettings registry;
    private final Counter failures;
    private Optional<Secret> last = Optional.empty();
    private boolean failing;

    ClientSecret(RegistrySettings registry, MeterRegistry metrics) {
        this.registry = registry;
        this.failures = metrics.counter("caravan.consent.secret.failures");
    }

    /** Zero is a figure, too. */
    void register(@Observes StartupEvent start) {
        failures.count();
    }

    /** The secret; empty when none is set. */
    synchronized Optional<Secret> value() {
        Optional<Path> file = registry.clientSecretFile();
        if (file.isEmpty()) {
            return registry.clientSecret().map(Secret::new);
        }
        try {
            String text = Files.readString(file.get()).strip();
            if (text.isEmpty()) {
                throw new IOException("it is empty");
            }
            last = Optional.of(new Secret(text));
            failing = false;
        } catch (IOException e) {
            failed(file.get(), e);
        }
        return last.or(() -> registry.clientSecret().map(Secret::new));
    }

    private void failed(Path file, IOException why) {
        failures.increment();
        if (!failing) {
            LOG.errorf(
                    "Failed to read ORCID's client secret from %s: %s. The one before is used; write the file again.",
                    file, why.getMessage());
        }
        failing = true;
    }
}
