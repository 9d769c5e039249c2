package org.orcidcaravan.source.dspace.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of one of DSpace's files of settings: {@code key = value}, a key that comes twice has both values, a comma
 * separates values, and a backslash at the end of a line goes on in the next. A file that includes others is refused.
 */
final class ConfigFile {
    private static final Pattern PAIR = Pattern.compile("([^=:\\s]+)\\s*[=:]\\s*(.*)");
    /** The characters of a value that DSpace escapes. */
    private static final Pattern COMMA = Pattern.compile("(?<!\\\\),");

    private ConfigFile() {}

    /**
     * The values of each key, in their order.
     *
     * @param name for messages
     * @throws UnreadableConfig when a line is no setting
     */
    static Map<String, List<String>> read(String name, List<String> lines) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        StringBuilder pending = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (pending.isEmpty() && (line.isEmpty() || line.startsWith("#") || line.startsWith("!"))) {
                continue;
            }
            if (line.endsWith("\\") && i + 1 < lines.size()) {
                pending.append(line, 0, line.length() - 1);
                continue;
            }
            add(settings, pending + line, name + ", line " + (i + 1));
            pending.setLength(0);
        }
        return settings;
    }

    private static void add(Map<String, List<String>> settings, String line, String where) {
        Matcher pair = PAIR.matcher(line);
        if (!pair.matches()) {
            throw new UnreadableConfig(
                    "Failed to read DSpace's settings: " + where + " is not of the form key = value. Correct it.");
        }
        String key = pair.group(1);
        if (key.equals("include") || key.equals("includeOptional")) {
            throw new UnreadableConfig(
                    "Failed to read DSpace's settings: " + where
                            + " includes another file. Name that file in caravan.dspace.config as well, and take the line out.");
        }
        List<String> values = Arrays.stream(COMMA.split(pair.group(2)))
                .map(value -> value.replace("\\,", ",").strip())
                .filter(value -> !value.isEmpty())
                .toList();
        settings.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(values);
    }
}
