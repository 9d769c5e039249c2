package org.orcidcaravan.simulator.bucket;

import java.util.List;
import java.util.Optional;

/** What changing the simulated world takes: in its own process, or over the wire from another one. */
public interface Buckets {
    void put(String bucket, String key, byte[] body);

    /** Deleting what is not there does nothing, as in S3. */
    void delete(String bucket, String key);

    /** Empty when there is no such object. */
    Optional<byte[]> get(String bucket, String key);

    /** All keys that begin with {@code prefix}, in order. */
    List<String> keys(String bucket, String prefix);
}
