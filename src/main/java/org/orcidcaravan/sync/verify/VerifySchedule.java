package org.orcidcaravan.sync.verify;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataSettings;
import org.orcidcaravan.sync.SyncSettings;

/** The verification that comes by the clock: of the service's own mirror, usually a sample. */
@Named("verifySchedule")
@Unremovable
@Singleton
public class VerifySchedule {
    private static final System.Logger LOG = System.getLogger(VerifySchedule.class.getName());

    private final Verification verification;
    private final SyncSettings settings;
    private final DataSettings data;
    private final AtomicReference<@Nullable VerifyCount> underWay = new AtomicReference<>();

    VerifySchedule(Verification verification, SyncSettings settings, DataSettings data) {
        this.verification = verification;
        this.settings = settings;
        this.data = data;
    }

    /** Verifies as the settings say, and tells the log; nothing happens before there is a mirror. */
    public void verify() throws InterruptedException {
        if (!Files.isDirectory(data.dir().resolve(".caravan"))) {
            return;
        }
        int sample = settings.verifySample();
        VerifyCount count = new VerifyCount();
        underWay.set(count);
        try {
            VerifyReport report =
                    verification.verify(data.dir(), sample > 0 ? OptionalInt.of(sample) : OptionalInt.empty(), count);
            LOG.log(
                    report.isSound() ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                    "Verified " + count.looked() + " objects below " + report.path() + ": " + count.different()
                            + " are not what was stored and are fetched again. "
                            + String.join(" ", count.sentences()));
        } finally {
            underWay.set(null);
        }
    }

    /** A verification that could not be made: the next one comes by itself. */
    public void failed(Exception cause) {
        LOG.log(System.Logger.Level.ERROR, "The mirror could not be verified. " + cause.getMessage());
    }

    void stop(@Observes ShutdownEvent end) {
        VerifyCount count = underWay.get();
        if (count != null) {
            count.stop();
        }
    }
}
