package org.orcidcaravan.orcid.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.orcidcaravan.orcid.answer.ApiError.Shape;

/** Errors in every shape that the registry has, and in none. */
class ErrorReaderTest {
    private static final Judge JUDGE = new Judge(InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")));

    @Example
    void orcids_xml_is_read_with_any_prefix() {
        String prefixed = "<?xml version='1.0'?>\n<e:error xmlns:e='http://www.orcid.org/ns/error'><!-- x -->"
                + "<e:response-code> 409 </e:response-code><e:developer-message>A &lt; B <![CDATA[& C]]></e:developer-message>"
                + "<e:error-code>9021</e:error-code></e:error>";

        assertThat(ErrorReader.read(prefixed)).isEqualTo(new ApiError(9021, "A < B & C", 409, null, Shape.ORCID));
        assertThat(ErrorReader.read("\uFEFF " + Answers.xml(404, 9016, "Gone")))
                .isEqualTo(new ApiError(9016, "Gone", 404, null, Shape.ORCID));
    }

    @Example
    void orcids_json_is_read_alone_and_as_an_element_of_a_bulk_answer() {
        ApiError expected = new ApiError(9021, "Twice", 409, null, Shape.ORCID);

        assertThat(ErrorReader.read(Answers.json(409, 9021, "Twice"))).isEqualTo(expected);
        assertThat(ErrorReader.read("{\"error\":" + Answers.json(409, 9021, "Twice") + "}"))
                .isEqualTo(expected);
        assertThat(ErrorReader.read("{\"error-code\":\"9021\",\"developer-message\":null,\"user-message\":\"For you\","
                        + "\"response-code\":1e9,\"x\":[{\"error-code\":1}]}"))
                .isEqualTo(new ApiError(9021, "For you", null, null, Shape.ORCID));
    }

    @Example
    void oauths_shape_is_read() {
        assertThat(ErrorReader.read("{\"error\":\"invalid_grant\",\"error_description\":\"Reused code\"}"))
                .isEqualTo(new ApiError(null, "Reused code", null, "invalid_grant", Shape.OAUTH));
        assertThat(ErrorReader.read("{\"error\":\"forbidden\"}"))
                .isEqualTo(new ApiError(null, "", null, "forbidden", Shape.OAUTH));
    }

    @Example
    void a_page_is_known_by_its_title() {
        assertThat(ErrorReader.read(Answers.BUSY_PAGE))
                .isEqualTo(new ApiError(null, "503 Service Temporarily Unavailable", null, null, Shape.HTML));
        assertThat(ErrorReader.read("<!DOCTYPE html><p>Unclosed <br> page"))
                .isEqualTo(new ApiError(null, "", null, null, Shape.HTML));
    }

    @Example
    void anything_else_is_an_excerpt() {
        assertThat(ErrorReader.read(" \r\n\t")).isEqualTo(new ApiError(null, "", null, null, Shape.EMPTY));
        assertThat(ErrorReader.read("Too  many\nrequests\u0000"))
                .isEqualTo(new ApiError(null, "Too many requests", null, null, Shape.OTHER));
        assertThat(ErrorReader.read("word ".repeat(1_000)).message())
                .hasSize(201)
                .endsWith("…");
        assertThat(ErrorReader.read("{\"error-code\":9021").shape()).isEqualTo(Shape.OTHER);
        assertThat(ErrorReader.read("[]").shape()).isEqualTo(Shape.OTHER);
        assertThat(ErrorReader.read("<work/>").shape()).isEqualTo(Shape.OTHER);
        assertThat(ErrorReader.read(Answers.xml(409, 9021, "x") + "<more/>").code())
                .isNull();
    }

    @Example
    void a_document_type_declaration_is_refused_and_nothing_is_fetched_or_expanded() {
        String entities = "<!DOCTYPE error [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
                + "<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<error xmlns=\"http://www.orcid.org/ns/error\"><error-code>9021</error-code>"
                + "<developer-message>&b;&x;</developer-message></error>";

        ApiError error = ErrorReader.read(entities);

        assertThat(error.shape()).isEqualTo(Shape.OTHER);
        assertThat(error.code()).isNull();
        assertThat(error.message()).startsWith("<!DOCTYPE error").doesNotContain("a".repeat(11));
    }

    @Property
    void no_text_makes_the_reader_or_the_judge_fail(@ForAll @From("bodies") String body, @ForAll Method method) {
        ApiError error = ErrorReader.read(body);

        assertThat(error.message().length()).isLessThanOrEqualTo(1_000);
        assertThat(error.message().codePoints()).noneMatch(Character::isISOControl);
        for (int status : new int[] {200, 201, 301, 400, 401, 404, 409, 500, 503}) {
            ApiAnswer answer = new ApiAnswer(status, body, body, body, body);
            assertThat(JUDGE.of(method, answer).reason()).isNotBlank();
            assertThat(JUDGE.of(method, Answers.plain(status, Answers.XML, body))
                            .reason())
                    .isNotBlank();
            assertThat(JUDGE.of(method, Answers.plain(status, Answers.JSON, body))
                            .reason())
                    .isNotBlank();
        }
        assertThat(JUDGE.ofBulkItem(error).reason()).isNotBlank();
    }

    /** Any text, and real errors with a piece put in, taken out or doubled. */
    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(8),
                Arbitraries.of(
                        "<",
                        ">",
                        "&",
                        "&#0;",
                        "&x;",
                        "]]>",
                        "<![CDATA[",
                        "\"",
                        "\\u",
                        "{",
                        "}",
                        "[",
                        "\uD800",
                        "<!DOCTYPE html>",
                        "<?",
                        "xmlns:",
                        "token: ",
                        "put-code ",
                        "\u0000",
                        "\uFEFF"));
        Arbitrary<String> whole = Arbitraries.of(
                Answers.xml(409, 9021, "See put-code 12"),
                Answers.json(409, 9021, "See put-code 12"),
                "{\"error\":\"invalid_token\",\"error_description\":\"Invalid access token: abc\"}",
                Answers.BUSY_PAGE);
        Arbitrary<String> damaged = whole.flatMap(text -> Arbitraries.integers()
                .between(0, text.length())
                .tuple2()
                .flatMap(cut -> piece.map(in -> text.substring(0, cut.get1()) + in + text.substring(cut.get2()))));
        return Arbitraries.oneOf(
                Arbitraries.strings(), piece.list().ofMaxSize(12).map(l -> String.join("", l)), damaged);
    }

    @Example
    void long_and_deep_documents_are_read_without_failing() {
        assertThat(ErrorReader.read("{\"error\":".repeat(100_000)).shape()).isEqualTo(Shape.OTHER);
        assertThat(ErrorReader.read("{\"x\":" + "[".repeat(100_000)).shape()).isEqualTo(Shape.OTHER);
        assertThat(ErrorReader.read("<a>".repeat(100_000)).shape()).isEqualTo(Shape.OTHER);
        assertThat(ErrorReader.read(Answers.json(400, 9020, "long ".repeat(100_000)))
                        .message())
                .hasSize(1_000)
                .endsWith("…");
        assertThat(ErrorReader.read("x".repeat(1_000_000)).message()).isEqualTo("***");
    }
}
