package org.orcidcaravan.sync.pass;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.orcidcaravan.sync.S3Settings;
import org.orcidcaravan.sync.SyncSettings;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.Condition;
import org.orcidcaravan.sync.bucket.ObjectAnswer;

/** The change list's place. Its client is more patient than that of the records: the list is hundreds of megabytes. */
@ApplicationScoped
class ChangeListBucket {
    private final BucketClient client;
    private final SyncSettings settings;

    ChangeListBucket(S3Settings s3, SyncSettings settings, InstantSource clock) {
        this.client = BucketAccess.client(s3, s3.changeListTimeout(), clock);
        this.settings = settings;
    }

    ObjectAnswer get(Condition condition) {
        return client.get(settings.changeListBucket(), settings.changeListKey(), condition);
    }

    String origin() {
        return settings.changeListBucket() + "/" + settings.changeListKey();
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
