package org.orcidcaravan;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys that the code's {@code @ConfigMapping} interfaces read.
 *
 * @param defaults each key with its default, empty where it has none; {@code *} stands for a map's key, {@code [*]} for
 *     a list's index
 */
public record MappedSettings(Map<String, Optional<String>> defaults) {
    /** The mappings among the main classes. */
    public static MappedSettings ofProject() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ArchitectureTest.ROOT);
        Map<String, Optional<String>> defaults = new TreeMap<>();
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                defaults.putAll(of(type.reflect()).defaults());
            }
        }
        return new MappedSettings(defaults);
    }

    static MappedSettings of(Class<?> mapping) {
        Map<String, Optional<String>> defaults = new TreeMap<>();
        ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping))
                .forEach((key, property) -> {
                    if (!property.isGroup()) {
                        defaults.put(
                                key,
                                Optional.ofNullable(property.hasDefaultValue() ? property.getDefaultValue() : null));
                    }
                });
        return new MappedSettings(defaults);
    }

    /** Whether the code reads the key, a map's or a list's element included. */
    public boolean knows(String key) {
        return defaults.keySet().stream()
                .anyMatch(known -> key.matches(
                        known.replace(".", "\\.").replace("[*]", "\\[\\d+\\]").replace("*", "(\"[^\"]+\"|[^.]+)")));
    }

    /** Whether the code gives the key a value when nobody else does. */
    public boolean hasDefault(String key) {
        return defaults.getOrDefault(key, Optional.empty()).isPresent();
    }
}
