package org.orcidcaravan.routing.lint;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a route file may refer to outside itself.
 *
 * @param beans a bean's class by its name
 * @param knownSetting whether a placeholder's key has a value or is a known setting
 * @param routeConfigurations ids of the route configurations in all files of the folder
 * @param owners the files of the folder that lay claim to an id, by {@link Entry#claim()}
 * @param limits what routes may reach
 */
public record Surroundings(
        Function<String, Optional<Class<?>>> beans,
        Predicate<String> knownSetting,
        Set<String> routeConfigurations,
        Map<String, Set<String>> owners,
        Limits limits) {
    Surroundings(
            Function<String, Optional<Class<?>>> beans,
            Predicate<String> knownSetting,
            Set<String> routeConfigurations,
            Map<String, Set<String>> owners) {
        this(beans, knownSetting, routeConfigurations, owners, Limits.SHIPPED);
    }
}
