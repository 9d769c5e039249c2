package org.orcidcaravan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The settings in effect, and where each comes from. */
@Command(
        name = "show",
        description = "Shows the settings in effect, sorted, with secrets masked, and where each comes from.",
        mixinStandardHelpOptions = true,
        footer = ExitStatus.HELP)
public class ShowConfigCommand implements Callable<Integer> {
    private static final List<String> SECRET_WORDS = List.of("password", "secret", "token", "key");
    /** The name of an object, and the name of a file: where the keys are, not what they are. */
    private static final List<String> NOT_SECRET = List.of("caravan.sync.change-list-key", "caravan.tokens.key");

    @Option(names = "--json", description = "Print the settings as JSON.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Config config = ConfigProvider.getConfig();
        TreeSet<String> keys = new TreeSet<>();
        config.getPropertyNames().forEach(keys::add);
        List<List<Object>> rows = new ArrayList<>();
        for (String key : keys) {
            if (key.startsWith("caravan.")
                    || key.startsWith("quarkus.datasource.")
                    || key.equals("quarkus.http.port")) {
                ConfigValue value = config.getConfigValue(key);
                if (value.getValue() != null) {
                    rows.add(List.of(key, masked(key, value.getValue()), source(value)));
                }
            }
        }
        new Printed(spec.commandLine().getOut(), json)
                .table(
                        List.of("key", "value", "source"),
                        rows,
                        row -> row.get(0) + "=" + row.get(1) + "  (" + row.get(2) + ")");
        return ExitStatus.DONE;
    }

    static String masked(String key, String value) {
        String last = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean secret = SECRET_WORDS.stream().anyMatch(last::contains) && !NOT_SECRET.contains(key);
        return secret && !value.isEmpty() ? "********" : value;
    }

    private static String source(ConfigValue value) {
        String name = String.valueOf(value.getSourceName());
        return name.startsWith("PropertiesConfigSource[source=")
                ? name.substring(name.indexOf('=') + 1, name.length() - 1)
                : name;
    }
}
