package org.orcidcaravan.sync.mirror;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.orcidcaravan.orcid.OrcidId;

/**
 * All known activities of one record in one column. A version byte, then for each activity, sorted by type and put-code:
 * one byte with the type's code (low four bits) and what verified it (high four), the put-code's distance from the one
 * before of the same type and the length, both in groups of seven bits, and the ETag's sixteen bytes.
 */
final class PackedActivities {
    private static final byte VERSION = 1;
    private static final Comparator<ObjectKey.Activity> ORDER =
            Comparator.comparing(ObjectKey.Activity::type).thenComparingLong(ObjectKey.Activity::putCode);

    private PackedActivities() {}

    /** An empty map in the order of the packed form. */
    static SortedMap<ObjectKey.Activity, KnownObject> empty() {
        return new TreeMap<>(ORDER);
    }

    static byte[] pack(SortedMap<ObjectKey.Activity, KnownObject> activities) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 + activities.size() * 24);
        out.write(VERSION);
        int type = 0;
        long putCode = 0;
        for (Map.Entry<ObjectKey.Activity, KnownObject> entry : activities.entrySet()) {
            ObjectKey.Activity key = entry.getKey();
            KnownObject known = entry.getValue();
            if (key.type().code() != type) {
                type = key.type().code();
                putCode = 0;
            }
            out.write(type | (known.verifiedBy().code() << 4));
            writeNumber(out, key.putCode() - putCode);
            writeNumber(out, known.bytes());
            writeLong(out, known.etag().getMostSignificantBits());
            writeLong(out, known.etag().getLeastSignificantBits());
            putCode = key.putCode();
        }
        return out.toByteArray();
    }

    static SortedMap<ObjectKey.Activity, KnownObject> unpack(OrcidId orcid, byte[] packed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        byte version = in.get();
        if (version != VERSION) {
            throw new IllegalStateException("The activities of " + orcid + " are stored in form " + version
                    + ", which this version of Caravan does not know: it is older than the database");
        }
        SortedMap<ObjectKey.Activity, KnownObject> activities = empty();
        int type = 0;
        long putCode = 0;
        while (in.hasRemaining()) {
            int head = in.get();
            if ((head & 0x0f) != type) {
                type = head & 0x0f;
                putCode = 0;
            }
            putCode += readNumber(in);
            long bytes = readNumber(in);
            activities.put(
                    new ObjectKey.Activity(orcid, ActivityType.byCode(type), putCode),
                    new KnownObject(new UUID(in.getLong(), in.getLong()), bytes, VerifiedBy.ofCode(head >> 4)));
        }
        return activities;
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 0x7f) {
            out.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readNumber(ByteBuffer in) {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            number |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    private static void writeLong(ByteArrayOutputStream out, long number) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.write((int) (number >>> shift));
        }
    }
}
