package org.orcidcaravan.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orcidcaravan.ProjectFiles;

/** Whoever reads German reads all of it in German. */
class MessageBundlesTest {
    private static final String SOURCES = "src/main/java";
    private static final Path TEXTS = Path.of("src/main/resources/messages");
    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z][\\w.]*}");

    /** Found in the sources, so that a new one cannot be forgotten here. */
    static Stream<Class<?>> bundles() throws IOException, ClassNotFoundException {
        List<Class<?>> bundles = new java.util.ArrayList<>();
        for (Path file : ProjectFiles.under(SOURCES, ".java")) {
            if (ProjectFiles.text(file).contains("\n@MessageBundle(")) {
                String name = Path.of(SOURCES).relativize(file).toString();
                bundles.add(Class.forName(name.substring(0, name.length() - ".java".length())
                        .replace(file.getFileSystem().getSeparator(), ".")));
            }
        }
        return bundles.stream();
    }

    private static String name(Class<?> bundle) {
        return bundle.getAnnotation(MessageBundle.class).value();
    }

    private static Properties german(Class<?> bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(TEXTS.resolve(name(bundle) + "_de.properties"))) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<Method> messages(Class<?> bundle) {
        return Arrays.stream(bundle.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Message.class))
                .toList();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void every_text_is_there_in_german_and_none_is_left_over(Class<?> bundle) throws IOException {
        Properties german = german(bundle);

        assertThat(german.stringPropertyNames())
                .as(name(bundle))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        messages(bundle).stream().map(Method::getName).toList());
        assertThat(german.values())
                .allSatisfy(text -> assertThat(text.toString()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void a_german_text_says_the_same_names_and_numbers_as_the_english_one(Class<?> bundle) throws IOException {
        Properties german = german(bundle);

        for (Method message : messages(bundle)) {
            assertThat(places(german.getProperty(message.getName(), "")))
                    .as(name(bundle) + "." + message.getName())
                    .isEqualTo(places(message.getAnnotation(Message.class).value()));
        }
    }

    @Test
    void every_file_of_texts_belongs_to_a_bundle() throws Exception {
        assertThat(ProjectFiles.under(TEXTS.toString(), "_de.properties"))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(
                        bundles().map(bundle -> name(bundle) + "_de.properties").toList())
                .hasSizeGreaterThanOrEqualTo(5);
    }
}
