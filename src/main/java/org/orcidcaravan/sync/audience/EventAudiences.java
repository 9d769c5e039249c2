package org.orcidcaravan.sync.audience;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.orcidcaravan.event.EventSettings;

/** Forgets of whom sinks have heard, once it can make no difference any more; a step of {@code event-outbox-care}. */
@Named("eventAudiences")
@Unremovable
@Singleton
public class EventAudiences {
    private static final Logger LOG = Logger.getLogger(EventAudiences.class);

    private final AudienceStore audiences;
    private final EventSettings settings;

    public EventAudiences(AudienceStore audiences, EventSettings settings) {
        this.audiences = audiences;
        this.settings = settings;
    }

    /** One round. */
    public void prune() {
        int forgotten = audiences.prune(settings.names(), settings.keep());
        if (forgotten > 0) {
            LOG.infof("Forgot that sinks heard of %d records that are gone, or whose sink is.", forgotten);
        }
    }
}
