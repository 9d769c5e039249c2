package org.orcidcaravan.routing.lint;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what does not belong in an endpoint's address: hosts, credentials, parameters, components that run programs. */
final class UriLiteral {
    private static final Set<String> REMOTE = Set.of(
            "http",
            "https",
            "vertx-http",
            "vertx-websocket",
            "ftp",
            "ftps",
            "sftp",
            "scp",
            "smtp",
            "smtps",
            "imap",
            "imaps",
            "netty",
            "netty-http",
            "mina-sftp",
            "rest",
            "oaipmh",
            "ssh",
            "jdbc");
    private static final Pattern HOST =
            Pattern.compile("[a-z][a-z0-9+.-]*://(?!\\{\\{)\\S.*|.*\\blocalhost\\b.*|.*\\b\\d{1,3}(\\.\\d{1,3}){3}\\b.*"
                    + "|([a-z0-9-]+\\.)+[a-z]{2,}:\\d+(/.*)?|.*[\\w.-]+:[^/\\s{]+@[\\w.-]+.*");

    private UriLiteral() {}

    /** The rest of a sentence that begins "has the address '…',"; empty when the address is fine. */
    static Optional<String> in(String uri) {
        String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
        String rest = uri.substring(Math.min(uri.length(), scheme.length() + 1)).replaceFirst("^//", "");
        if (uri.startsWith("{{")) {
            return Optional.empty();
        }
        if (uri.contains("?")) {
            return Optional.of("which carries parameters: write them under 'parameters:'");
        }
        if ((REMOTE.contains(scheme) && !rest.startsWith("{{")) || hasHost(uri)) {
            return Optional.of("which names a host: write \"{{caravan.…}}\" and keep the host in a setting");
        }
        if (rest.matches("\\S*:\\d+(/.*)?") || Quantity.is(rest)) {
            return Optional.of("which holds a number: write \"{{caravan.…}}\" and keep the value in a setting");
        }
        return Optional.empty();
    }

    static boolean hasHost(String text) {
        return HOST.matcher(text).matches();
    }
}
