package org.orcidcaravan.routing.lint;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What routes may reach: an allow-list, so that whoever may edit a route file cannot run programs or talk to just anybody.
 *
 * @param components the schemes of addresses
 * @param hosts the hosts behind addresses of HTTP, in lower case
 * @param setting a setting's value; empty where it is not known, as when files are checked without a service
 */
public record Limits(Set<String> components, Set<String> hosts, Function<String, Optional<String>> setting) {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    /** What the settings say when nobody changes them, without knowing their values. */
    public static final Limits SHIPPED =
            Limits.of("direct,seda,timer,quartz,sql,http,https,smtp,smtps,kafka,log", "", key -> Optional.empty());

    /** From the settings' texts, separated by commas; a host may be given as an address. */
    public static Limits of(String components, String hosts, Function<String, Optional<String>> setting) {
        return new Limits(
                words(components),
                words(hosts).stream().map(Limits::host).collect(Collectors.toCollection(TreeSet::new)),
                setting);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(COMMA.split(text))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The host of an address, or the text itself when it is no address. */
    static String host(String text) {
        String host = text;
        if (text.contains("://")) {
            try {
                host = Optional.ofNullable(URI.create(text).getHost()).orElse("");
            } catch (IllegalArgumentException notAnAddress) {
                host = "";
            }
        }
        return host.toLowerCase(Locale.ROOT);
    }

    /** The text with its placeholders filled in; empty when one of them is not known. */
    Optional<String> resolve(String text) {
        String left = text;
        for (var match = PLACEHOLDER.matcher(left); match.find(); match = PLACEHOLDER.matcher(left)) {
            Optional<String> value = setting.apply(match.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            left = left.substring(0, match.start()) + value.get() + left.substring(match.end());
        }
        return Optional.of(left);
    }
}
