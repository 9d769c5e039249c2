package org.orcidcaravan.source.dspace.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One of DSpace's converters: a table of values, patterns, and what all others become. {@code @@ident@@}, and nothing, leave a
 * value as it is.
 */
public final class MapConverter {
    /** DSpace's names of its converters, and of their files. */
    private static final Map<String, String> FILES = Map.of(
            "mapConverterDSpaceToOrcidPublicationType", "mapConverter-dspace-to-orcid-publication-type.properties",
            "mapConverterDSpaceToOrcidLanguageCode", "mapConverter-dspace-to-orcid-language-code.properties",
            "mapConverterDSpaceToOrcidFundingType", "mapConverter-dspace-to-orcid-funding-type.properties",
            "mapConverterDSpaceToOrcidAmountCurrency", "mapConverter-dspace-to-orcid-amount-currency.properties",
            "mapConverterDSpaceToOrcidProductType", "mapConverter-dspace-to-orcid-product-type.properties",
            "mapConverterDSpaceToOrcidPatentType", "mapConverter-dspace-to-orcid-patent-type.properties");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> patterns = new LinkedHashMap<>();
    private final String otherwise;

    private MapConverter(Properties file, String otherwise) {
        for (String key : file.stringPropertyNames()) {
            if (key.startsWith("regex.")) {
                patterns.put(key.substring("regex.".length()), file.getProperty(key));
            } else if (!key.equals("mapConverter.default")) {
                values.put(key, file.getProperty(key));
            }
        }
        this.otherwise = file.getProperty("mapConverter.default", otherwise);
    }

    /** Leaves every value as it is. */
    public static MapConverter none() {
        return new MapConverter(new Properties(), "");
    }

    /**
     * The converter that a setting names; none when it names none.
     *
     * @param folder of DSpace's files; null: as DSpace ships them
     * @throws UnreadableConfig when it names one that is not known, or its file cannot be read
     */
    public static MapConverter named(Optional<String> name, @Nullable Path folder) {
        if (name.isEmpty()) {
            return none();
        }
        String file = FILES.get(name.get());
        if (file == null) {
            throw new UnreadableConfig(
                    "Failed to read DSpace's settings: there is no converter '" + name.get() + "' here. Use one of: "
                            + String.join(", ", FILES.keySet().stream().sorted().toList()) + ".");
        }
        return of(text(file, folder), file.contains("-type") ? "other" : "");
    }

    /** Of the text of such a file. */
    public static MapConverter of(String text, String otherwise) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableConfig("Failed to read a converter of DSpace: " + e.getMessage() + ". Correct it.", e);
        }
        return new MapConverter(properties, otherwise);
    }

    /** What a value becomes. */
    public String convert(String value) {
        String found = values.get(value);
        boolean emptied = false;
        if (found == null) {
            found = otherwise;
            for (Map.Entry<String, String> pattern : patterns.entrySet()) {
                if (matches(value, pattern.getKey())) {
                    found = value.replaceAll(pattern.getKey(), pattern.getValue());
                    emptied |= found.isBlank();
                }
            }
        }
        return found.equals("@@ident@@") || (found.isBlank() && !emptied) ? value : found;
    }

    private static boolean matches(String value, String pattern) {
        try {
            return value.matches(pattern);
        } catch (PatternSyntaxException e) {
            throw new UnreadableConfig(
                    "Failed to read a converter of DSpace: '" + pattern + "' is no pattern. Correct it.", e);
        }
    }

    private static String text(String file, @Nullable Path folder) {
        if (folder == null) {
            return DspaceConfig.Packaged.text(file);
        }
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UnreadableConfig(
                    "Failed to read " + folder.resolve(file) + ": " + e + ". Correct caravan.dspace.converters.", e);
        }
    }
}
