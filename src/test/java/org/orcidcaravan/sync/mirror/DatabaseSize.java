package org.orcidcaravan.sync.mirror;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.orcid.OrcidId;

/**
 * What the rows of a copy take on disk, indexes included, written as a full pass writes them: folder by folder, a page
 * at a time. Bytes an object.
 */
record DatabaseSize(double perSummary, double perActivity) {
    private static final int PAGE = 1_000;
    private static final int ACTIVITIES_OF_A_RECORD = 6;

    static DatabaseSize measure(RealDatabase database, int objects) throws SQLException {
        Stores stores = new Stores(database.dataSource());
        Mirror mirror = new Mirror(database.newMirror(), Path.of("/m"), Path.of("/m"));
        SplittableRandom random = new SplittableRandom(7);
        List<OrcidId> records = random.longs(objects, 0, OrcidId.LIMIT)
                .mapToObj(OrcidId::new)
                .sorted((a, b) -> Long.compare(Position.of(a), Position.of(b)))
                .toList();
        List<ObjectKey> keys = new ArrayList<>(objects);
        records.forEach(orcid -> keys.add(new ObjectKey.Summary(orcid)));
        confirm(stores, mirror, keys, random);
        keys.clear();
        for (OrcidId orcid : records.subList(0, objects / ACTIVITIES_OF_A_RECORD)) {
            for (int i = 0; i < ACTIVITIES_OF_A_RECORD; i++) {
                keys.add(new ObjectKey.Activity(
                        orcid,
                        i == 0 ? ActivityType.EMPLOYMENTS : ActivityType.WORKS,
                        1 + random.nextLong(200_000_000)));
            }
        }
        confirm(stores, mirror, keys, random);
        return new DatabaseSize(
                size(database, "mirrored_summary") / objects, size(database, "mirrored_activities") / keys.size());
    }

    private static void confirm(Stores stores, Mirror mirror, List<ObjectKey> keys, SplittableRandom random)
            throws SQLException {
        for (int start = 0; start < keys.size(); start += PAGE) {
            Batch batch = new Batch(mirror);
            for (ObjectKey key : keys.subList(start, Math.min(keys.size(), start + PAGE))) {
                UUID etag = new UUID(random.nextLong(), random.nextLong());
                batch.add(new Stored(key, new KnownObject(etag, 800 + random.nextInt(30_000), VerifiedBy.MD5), null));
            }
            stores.confirmation.confirm(mirror, List.of(batch));
        }
    }

    private static double size(RealDatabase database, String table) throws SQLException {
        return Double.parseDouble(database.query("select pg_total_relation_size('" + table + "')"));
    }
}
