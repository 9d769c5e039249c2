package org.orcidcaravan.simulator.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.orcidcaravan.simulator.registry.rule.ErrorCode;
import org.orcidcaravan.simulator.registry.rule.Refusal;

/**
 * XML in ORCID's three names for it. Of JSON, which ORCID speaks as well, only errors are spoken here: who accepts
 * nothing else is told in JSON that there is nothing else.
 */
final class MediaTypes {
    private static final Set<String> XML =
            Set.of("application/vnd.orcid+xml", "application/orcid+xml", "application/xml");
    private static final Set<String> JSON =
            Set.of("application/vnd.orcid+json", "application/orcid+json", "application/json");
    private static final Set<String> ANY = Set.of("*/*", "application/*");

    private MediaTypes() {}

    /** @throws Refusal 415 for a body of another type, 406 when only others are accepted */
    static void check(Call call) {
        boolean body = call.method().equals("POST") || call.method().equals("PUT");
        if (body && !XML.contains(name(call.header("Content-Type").orElse("")))) {
            throw Refusal.withStatus(ErrorCode.INVALID_MESSAGE, 415, "HTTP 415 Unsupported Media Type");
        }
        if (accepted(call).noneMatch(type -> XML.contains(type) || ANY.contains(type))) {
            throw Refusal.withStatus(ErrorCode.INVALID_MESSAGE, 406, "HTTP 406 Not Acceptable");
        }
    }

    /** Whether an error is to be told in JSON. */
    static boolean wantsJson(Call call) {
        return accepted(call).anyMatch(JSON::contains)
                && accepted(call).noneMatch(type -> XML.contains(type) || ANY.contains(type));
    }

    private static Stream<String> accepted(Call call) {
        return Arrays.stream(call.header("Accept").orElse("*/*").split(",", -1)).map(MediaTypes::name);
    }

    private static String name(String type) {
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
