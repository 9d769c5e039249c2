package org.orcidcaravan.sync.bucket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The order in which S3 lists keys: by their UTF-8 bytes. */
final class KeyOrder {

    private KeyOrder() {}

    static boolean ascending(String first, String second) {
        if (first.compareTo(second) < 0 && second.chars().allMatch(c -> c < 0x80)) {
            return true;
        }
        byte[] left = first.getBytes(StandardCharsets.UTF_8);
        byte[] right = second.getBytes(StandardCharsets.UTF_8);
        return Arrays.compareUnsigned(left, right) < 0;
    }
}
