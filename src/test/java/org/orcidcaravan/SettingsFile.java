package org.orcidcaravan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The operators' {@code application.properties}, comments included. A key stands as {@code key=value}, or behind a
 * {@code #} where the value shown is the default; the comment right above it says what it means.
 */
public record SettingsFile(List<Setting> settings) {
    private static final Pattern KEY =
            Pattern.compile("(#\\s?)?((?:%\\w+\\.)?[a-z][\\w-]*(?:\\.[\\w\"*-]+)+)\\s*=\\s*(.*)");
    private static final Pattern SECTION = Pattern.compile("#+\\s*[-=#]{2,}\\s*(.*?)[-=#\\s]*");

    /**
     * One key of the file.
     *
     * @param section the heading it stands under, empty before the first
     * @param active it has this value; otherwise it is shown behind a {@code #}
     * @param meaning the comment above it, one line
     * @param line 1-based
     */
    public record Setting(String section, String key, String value, boolean active, String meaning, int line) {}

    /** The file at the top of the project. */
    public static SettingsFile ofProject() throws IOException {
        return parse(Files.readAllLines(Path.of("application.properties")));
    }

    static SettingsFile parse(List<String> lines) {
        List<Setting> settings = new ArrayList<>();
        String section = "";
        String meaning = "";
        boolean continued = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean partOfValue = continued;
            continued = line.endsWith("\\") && !line.startsWith("#");
            Matcher key = KEY.matcher(line);
            Matcher heading = SECTION.matcher(line);
            if (partOfValue) {
                continue;
            }
            if (line.isEmpty()) {
                meaning = "";
            } else if (key.matches()) {
                settings.add(new Setting(section, key.group(2), key.group(3), key.group(1) == null, meaning, i + 1));
                meaning = "";
            } else if (heading.matches()) {
                section = heading.group(1).isEmpty() ? section : heading.group(1);
                meaning = "";
            } else if (line.startsWith("#")) {
                meaning = (meaning + " " + line.substring(1).strip()).strip();
            }
        }
        return new SettingsFile(List.copyOf(settings));
    }

    public Optional<Setting> find(String key) {
        return settings.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }

    /** Whether the file itself gives the key a value. */
    public boolean sets(String key) {
        return settings.stream()
                .anyMatch(setting -> setting.active() && setting.key().equals(key));
    }

    Set<String> sections() {
        Set<String> names = new LinkedHashSet<>();
        settings.forEach(setting -> names.add(setting.section()));
        return names;
    }
}
