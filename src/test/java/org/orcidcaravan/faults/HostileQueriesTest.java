package org.orcidcaravan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.access.Role;

/** Faults.md row 75: whatever somebody asks for is a value, never a part of a statement. */
@QuarkusTest
class HostileQueriesTest extends ApiTest {
    @Inject
    BeanManager beans;

    /** What each list lets somebody ask for, from the running service: by its address. */
    private Map<String, Set<String>> questions() {
        Map<String, Set<String>> questions = new TreeMap<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type ->
                        type.isAnnotationPresent(Path.class) && type.getName().startsWith("org.orcidcaravan.api."))
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.isAnnotationPresent(GET.class))
                .forEach(method -> questions.put(address(method), names(method)));
        questions.values().removeIf(Set::isEmpty);
        return questions;
    }

    private static String address(Method method) {
        Path path = method.getAnnotation(Path.class);
        String root = method.getDeclaringClass().getAnnotation(Path.class).value();
        return new Endpoints.Endpoint("GET", path == null ? root : root + "/" + path.value(), JSON).address();
    }

    private static Set<String> names(Method method) {
        return Stream.of(method.getParameters())
                .flatMap(HostileQueriesTest::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Stream.of(parameter.getType().getDeclaredFields())
                        .map(field -> field.getAnnotation(QueryParam.class))
                        .filter(known -> known != null)
                        .map(QueryParam::value)
                : Stream.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }

    /** Who reads all that is kept about people is audited, whatever else they ask for. */
    private String everything() {
        return Stream.of(
                        "item",
                        "task",
                        "person",
                        "operator",
                        "audit where action <> 'people.export'",
                        "api_token",
                        "suppression")
                .map(table ->
                        table + " " + rows.of("select count(*) from " + table).getFirst())
                .collect(Collectors.joining(", "));
    }

    /** Of this test's person alone, and of everybody who has rights. */
    private String whoMayWhat() {
        return rows.of("select id, login, role, password, locked_at from operator order by id") + " "
                + rows.of("select id, name, role from api_token order by id") + " "
                + rows.of("select id, person_id, orcid from person order by id") + " "
                + rows.of("select person, source, source_id from suppression order by id");
    }

    private static void assertHarmless(String asked, ApiClient.Reply reply) {
        String answer = reply.response().body();
        assertThat(reply.status()).as(asked + ": " + answer).isIn(200, 400, 404);
        assertThat(reply.response().headers().map().keySet()).as(asked).doesNotContain("set-cookie");
        assertThat(answer).as(asked).doesNotContain("org.postgresql", "SQLState", "\tat ");
    }

    @Test
    void row_75_in_every_list_and_every_parameter() throws Exception {
        offer(work("w1", "Ordinary"));
        settled();
        ApiClient admin = api.with(newToken(Role.ADMIN));
        String before = everything();

        assertThat(questions()).containsKeys("/api/v1/dead-letters", "/api/v1/tasks", "/api/v1/audit");
        for (var list : questions().entrySet()) {
            for (String name : list.getValue()) {
                for (String text : HostileTexts.FOR_STATEMENTS) {
                    String asked = list.getKey() + "?" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
                    assertHarmless(asked, admin.get(asked));
                }
            }
        }
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void row_75_in_what_is_sent() throws Exception {
        ApiClient admin = api.with(newToken(Role.ADMIN));
        String before = whoMayWhat();
        for (String text : HostileTexts.FOR_STATEMENTS) {
            String quoted = ApiClient.JSON.writeValueAsString(text);
            for (String name : new String[] {"source_id", "orcid", "title", "type", "doi", "date", "url", "authors"}) {
                var entry = ApiClient.JSON.createObjectNode();
                entry.put("source_id", "row-75").put("orcid", orcid.toString()).put("title", "Of row 75");
                entry.put("type", "journal-article").put(name, text);
                ApiClient.Reply reply = admin.post("/api/v1/works", JSON, entry.toString());
                assertThat(reply.status())
                        .as(name + " " + quoted + ": " + reply.response().body())
                        .isIn(200, 202, 400, 422);
            }
            assertHarmless(
                    quoted,
                    admin.post(
                            "/api/v1/dead-letters/discard",
                            JSON,
                            "{\"filter\": {\"q\": %s}, \"reason\": \"x\"}".formatted(quoted)));
        }
        assertThat(whoMayWhat()).isEqualTo(before);
        assertThat(rows.of("select distinct source_id from item where person = ?", person))
                .as("nothing but texts came of it")
                .contains("row-75");
    }
}
