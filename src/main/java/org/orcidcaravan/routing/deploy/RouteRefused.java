package org.orcidcaravan.routing.deploy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.routing.RouteFinding;

/** Camel does not take a route file; nothing has changed, or it was changed back. */
final class RouteRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Pattern LINE = Pattern.compile("\\bline:? (\\d+)");
    private static final Pattern QUOTED = Pattern.compile("[a-z][a-z0-9+-]*:[\\w/.{}-]+|'([^']+)'|\\{\\{([^}]+)}}");

    private final String rule;
    private final int line;

    private RouteRefused(String rule, int line, String message, Throwable cause) {
        super(message, cause);
        this.rule = rule;
        this.line = line;
    }

    /** What Camel says in its dry load of a file. */
    static RouteRefused rehearsed(RouteText file, int line, Exception cause) {
        return new RouteRefused("dry-load", line(file, line, cause), sentence(file, cause), cause);
    }

    /** What Camel says when the routes should have begun to run. */
    static RouteRefused started(RouteText file, Exception cause) {
        return new RouteRefused("start", line(file, 1, cause), sentence(file, cause), cause);
    }

    private static String sentence(RouteText file, Exception cause) {
        return "Failed to load '%s': %s. Correct this line, or ask a developer for what is missing."
                .formatted(file.name(), reason(cause));
    }

    /** The innermost reason, which names what is wrong; the outer ones say where Camel was. */
    private static String reason(Throwable cause) {
        Throwable innermost = cause;
        while (innermost.getCause() != null && innermost.getCause().getMessage() != null) {
            innermost = innermost.getCause();
        }
        String message = Optional.ofNullable(innermost.getMessage()).orElse(innermost.toString());
        return message.lines().findFirst().orElse("").replace(Shadow.MARK, "").replaceFirst("[.\\s]+$", "");
    }

    /** The line that Camel names; or the first one that has a word that Camel quotes; or the given one. */
    private static int line(RouteText file, int otherwise, Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage());
            Matcher named = LINE.matcher(message);
            if (named.find()) {
                return Integer.parseInt(named.group(1));
            }
        }
        Matcher quoted = QUOTED.matcher(reason(cause));
        while (quoted.find()) {
            String word = quoted.group(1) != null
                    ? quoted.group(1)
                    : quoted.group(2) != null ? quoted.group(2) : quoted.group();
            int line = 0;
            for (String text : file.text().lines().toList()) {
                line++;
                if (text.contains(word.replace("://", ":"))) {
                    return line;
                }
            }
        }
        return otherwise;
    }

    RouteFinding finding(RouteText file) {
        return new RouteFinding(Path.of(file.name()), line, rule, String.valueOf(getMessage()));
    }
}
