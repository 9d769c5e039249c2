package org.orcidcaravan.routing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names of beans as the compiled classes declare them: {@code @Named} on a class, a producer method or a field. */
public final class ScannedBeans implements NamedBeans {
    private final Map<String, Class<?>> byName = new HashMap<>();

    private ScannedBeans(JavaClasses classes) {
        for (JavaClass type : classes) {
            if (type.isAnnotatedWith(Named.class)) {
                add(type.getAnnotationOfType(Named.class).value(), decapitalised(type.getSimpleName()), type);
            }
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(Named.class)) {
                    add(method.getAnnotationOfType(Named.class).value(), method.getName(), method.getRawReturnType());
                }
            }
            type.getFields().stream()
                    .filter(field -> field.isAnnotatedWith(Named.class)
                            && field.isAnnotatedWith("jakarta.enterprise.inject.Produces"))
                    .forEach(field ->
                            add(field.getAnnotationOfType(Named.class).value(), field.getName(), field.getRawType()));
        }
    }

    /** Scans the main classes of a package and those below it. */
    public static ScannedBeans of(String rootPackage) {
        return new ScannedBeans(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage));
    }

    @Override
    public Optional<Class<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void add(String given, String implied, JavaClass type) {
        byName.put(given.isEmpty() ? implied : given, type.reflect());
    }

    private static String decapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
