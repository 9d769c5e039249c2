package org.orcidcaravan.source.dspace.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DSpace's settings by the names that DSpace gives them. {@code ${name}} stands for another setting; one that is set nowhere
 * stays as it is.
 */
public final class DspaceConfig {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^${}]+)}");
    /** References within references; deeper ones go round in a circle. */
    private static final int DEEPEST = 20;

    private final Map<String, List<String>> settings;

    private DspaceConfig(Map<String, List<String>> settings) {
        this.settings = settings;
    }

    /** As DSpace ships it. */
    public static DspaceConfig shipped() {
        return new DspaceConfig(new HashMap<>(ConfigFile.read(
                "shipped.cfg", Packaged.text("shipped.cfg").lines().toList())));
    }

    /** As it is, but for these lines of a file: a key that stands there has only the values that it has there. */
    public DspaceConfig with(String name, String text) {
        Map<String, List<String>> all = new HashMap<>(settings);
        all.putAll(ConfigFile.read(name, text.lines().toList()));
        return new DspaceConfig(all);
    }

    /**
     * As DSpace ships it, but for what stands in the files, the later ones before the earlier ones.
     *
     * @throws UnreadableConfig when a file cannot be read
     */
    public static DspaceConfig read(List<Path> files) {
        DspaceConfig config = shipped();
        for (Path file : files) {
            try {
                config = config.with(String.valueOf(file.getFileName()), Files.readString(file));
            } catch (IOException e) {
                throw new UnreadableConfig(
                        "Failed to read DSpace's settings in " + file + ": " + e + ". Correct caravan.dspace.config.",
                        e);
            }
        }
        return config;
    }

    /** All values of a setting; none when it is not set. */
    public List<String> list(String key) {
        return settings.getOrDefault(key, List.of()).stream()
                .map(value -> resolved(value, 0))
                .toList();
    }

    /** The first value of a setting; empty when it is not set or blank. */
    public Optional<String> text(String key) {
        return list(key).stream().filter(value -> !value.isBlank()).findFirst();
    }

    /** Whether a setting says yes. */
    public boolean is(String key, boolean otherwise) {
        return text(key)
                .map(value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes"))
                .orElse(otherwise);
    }

    /**
     * A setting that is a number.
     *
     * @throws UnreadableConfig when it is none
     */
    public int number(String key, int otherwise) {
        String value = text(key).orElse(Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new UnreadableConfig(
                    "Failed to read DSpace's settings: " + key + " is '" + value + "', which is no number. Correct it.",
                    e);
        }
    }

    /**
     * A setting of the form {@code field::value}, several times.
     *
     * @return a hash map, as in DSpace, because its order decides the order of what is sent
     * @throws UnreadableConfig when a value has another form
     */
    public Map<String, String> fields(String key) {
        Map<String, String> fields = new HashMap<>();
        for (String value : list(key)) {
            String[] parts = value.split("::", -1);
            if (parts.length != 2) {
                throw new UnreadableConfig("Failed to read DSpace's settings: " + key + " has the value '" + value
                        + "', which is not of the form field::value. Correct it.");
            }
            fields.put(parts[0], parts[1]);
        }
        return fields;
    }

    private String resolved(String value, int depth) {
        Matcher matcher = REFERENCE.matcher(value);
        if (!matcher.find()) {
            return value;
        }
        if (depth > DEEPEST) {
            throw new UnreadableConfig(
                    "Failed to read DSpace's settings: '" + value + "' leads back to itself. Correct it.");
        }
        String next = matcher.reset()
                .replaceAll(found -> Matcher.quoteReplacement(settings.getOrDefault(found.group(1), List.of()).stream()
                        .findFirst()
                        .orElse(found.group())));
        return next.equals(value) ? value : resolved(next, depth + 1);
    }

    /** Files of this package's resources. */
    static final class Packaged {
        private Packaged() {}

        static String text(String name) {
            try (InputStream in = DspaceConfig.class.getResourceAsStream("/dspace/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("The file dspace/" + name + " is not packaged: build again");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("Failed to read dspace/" + name + ": build again", e);
            }
        }
    }
}
