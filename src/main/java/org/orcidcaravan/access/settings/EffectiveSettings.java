package org.orcidcaravan.access.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** The settings in effect, sorted, with secrets masked, and where each comes from. */
public final class EffectiveSettings {
    private static final List<String> SECRET_WORDS = List.of("password", "secret", "token", "key");
    /** The name of an object, and the names of files: where keys and secrets are, not what they are. */
    private static final List<String> NOT_SECRET = List.of(
            "caravan.sync.change-list-key",
            "caravan.tokens.key",
            "caravan.orcid.client-secret-file",
            "caravan.webhook.secret-file");

    private static final List<String> SHOWN = List.of("caravan.", "quarkus.datasource.", "quarkus.oidc.");
    private static final String MASK = "********";

    private static final Pattern WITHIN = Pattern.compile("((?i:password)=|://[^/:@\\s]+:(?=[^/@\\s]+@))[^&@;\\s]+");

    private EffectiveSettings() {}

    /**
     * A setting.
     *
     * @param source the file, the environment, the command line
     */
    public record Setting(String key, String value, String source) {}

    /** All that are ours, or somebody sets. */
    public static List<Setting> all() {
        Config config = ConfigProvider.getConfig();
        TreeSet<String> keys = new TreeSet<>();
        config.getPropertyNames().forEach(keys::add);
        List<Setting> all = new ArrayList<>();
        for (String key : keys) {
            if (SHOWN.stream().anyMatch(key::startsWith) || key.equals("quarkus.http.port")) {
                ConfigValue value = config.getConfigValue(key);
                if (value.getValue() != null) {
                    all.add(new Setting(key, masked(key, value.getValue()), source(value)));
                }
            }
        }
        return all;
    }

    /** The value, as far as it may be seen: an address may have a password within it. */
    static String masked(String key, String value) {
        String name = key.toLowerCase(Locale.ROOT);
        String last = name.substring(name.lastIndexOf('.') + 1);
        boolean secret = SECRET_WORDS.stream().anyMatch(last::contains) || name.contains("secret.");
        return secret && !NOT_SECRET.contains(key) && !value.isEmpty()
                ? MASK
                : WITHIN.matcher(value).replaceAll("$1" + MASK);
    }

    private static String source(ConfigValue value) {
        String name = String.valueOf(value.getSourceName());
        return name.startsWith("PropertiesConfigSource[source=")
                ? name.substring(name.indexOf('=') + 1, name.length() - 1)
                : name;
    }
}
