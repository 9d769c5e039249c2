package org.orcidcaravan.consent.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.record.ShownItem;
import org.orcidcaravan.orcid.record.ShownRecord;

/**
 * What the public API shows of a record.
 *
 * @param shown as it was read
 */
public record Sight(OrcidId orcid, ShownRecord shown) {
    private static final String CLOSED = "closed";
    private static final int DIGEST = 16;

    /** When ORCID says that the record was changed; null: it is closed. */
    @Nullable
    Instant modifiedAt() {
        return shown instanceof ShownRecord.Open open ? open.modifiedAt() : null;
    }

    /**
     * What is kept to see what differs next time: {@code work=0123456789abcdef funding=…}, in order of the names; of a closed
     * record {@code closed=9018}, with ORCID's error-code.
     */
    String marks() {
        return switch (shown) {
            case ShownRecord.Closed closed -> CLOSED + "=" + Objects.requireNonNullElse(closed.code(), 0);
            case ShownRecord.Open open ->
                sections(open).entrySet().stream()
                        .map(section -> section.getKey() + "=" + digest(section.getValue()))
                        .collect(Collectors.joining(" "));
        };
    }

    /** The names of the sections that differ between two such texts. */
    static List<String> differing(String before, String after) {
        Map<String, String> then = read(before);
        Map<String, String> now = read(after);
        return Stream.concat(then.keySet().stream(), now.keySet().stream())
                .distinct()
                .sorted()
                .filter(name -> !CLOSED.equals(name) && !Objects.equals(then.get(name), now.get(name)))
                .toList();
    }

    private static Map<String, String> read(String marks) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String mark : marks.split(" ", -1)) {
            int equals = mark.indexOf('=');
            if (equals > 0) {
                read.put(mark.substring(0, equals), mark.substring(equals + 1));
            }
        }
        return read;
    }

    private static Map<String, TreeSet<String>> sections(ShownRecord.Open open) {
        Map<String, TreeSet<String>> sections = new TreeMap<>();
        for (ShownItem item : open.items()) {
            sections.computeIfAbsent(item.section().text(), _ -> new TreeSet<>())
                    .add(item.putCode() + " " + item.modifiedAt() + " " + item.title());
        }
        return sections;
    }

    private static String digest(TreeSet<String> items) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", items).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, but this one has not", e);
        }
    }
}
