package org.orcidcaravan.orcid.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The vocabularies against ORCID's own schemas, which list most of their words in their documentation. */
class VocabularyTest {
    private static final Pattern BULLET = Pattern.compile("\\* ([a-z-]+)");

    @Test
    void there_are_59_types_of_works_and_each_is_its_own_name() {
        assertThat(List.copyOf(WorkTypes.all())).hasSize(59).isSorted();
        assertThat(WorkTypes.all())
                .allSatisfy(type -> assertThat(WorkTypes.orcid(type)).contains(type));
    }

    @ParameterizedTest
    @EnumSource
    void every_mapped_type_is_one_of_orcids(WorkTypes.Origin origin) {
        String file = "work-types-" + origin.name().toLowerCase(Locale.ROOT) + ".csv";

        assertThat(Table.rows(file)).isNotEmpty().allSatisfy(row -> {
            assertThat(WorkTypes.all()).contains(row.getLast());
            assertThat(WorkTypes.orcid(row.getFirst(), origin)).isPresent();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Journal Article, journal-article",
        "JOURNAL_ARTICLE, journal-article",
        "Article, journal-article",
        "article-journal, journal-article",
        "JournalArticle, journal-article",
        "JOUR, journal-article",
        "http://purl.org/coar/resource_type/c_6501, journal-article",
        "inproceedings, conference-paper",
        "Technical Report, report",
        "Dataset, data-set"
    })
    void a_type_of_another_vocabulary_is_understood(String name, String type) {
        assertThat(WorkTypes.orcid(name)).contains(type);
    }

    @Test
    void a_reader_that_knows_its_vocabulary_is_answered_from_it() {
        assertThat(WorkTypes.orcid("article", WorkTypes.Origin.CSL)).contains("preprint");
        assertThat(WorkTypes.orcid("article", WorkTypes.Origin.BIBTEX)).contains("journal-article");
        assertThat(WorkTypes.orcid("JOUR", WorkTypes.Origin.CSL)).contains("journal-article");
        assertThat(WorkTypes.orcid("pyramid")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CITATION_TYPE, record_3.0/work-3.0.xsd, citation-type",
        "FUNDING_TYPE, record_3.0/funding-3.0.xsd, funding-type",
        "REVIEWER_ROLE, record_3.0/peer-review-3.0.xsd, role",
        "REVIEW_TYPE, record_3.0/peer-review-3.0.xsd, type",
        "RESOURCE_TYPE, record_3.0/research-resource-3.0.xsd, resource-type",
    })
    void a_list_has_the_words_of_the_schema(Terms terms, String schema, String type) throws IOException {
        Set<String> words = BULLET.matcher(documentation(schema, type))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(Arrays.asList(terms.listed().split(", ", -1))).containsExactlyInAnyOrderElementsOf(words);
        assertThat(words).allSatisfy(word -> assertThat(terms.has(word)).isTrue());
    }

    @Test
    void contributors_have_the_roles_of_the_schema() throws IOException {
        List<String> roles = Pattern.compile("^\\s+((?:http://credit|[a-z-]{6,})\\S*)\\s*$", Pattern.MULTILINE)
                .matcher(documentation("common_3.0/common-3.0.xsd", "contributor-role"))
                .results()
                .map(found -> found.group(1))
                .filter(role -> !role.startsWith("--"))
                .toList();

        assertThat(roles)
                .hasSize(25)
                .allSatisfy(role ->
                        assertThat(Terms.CONTRIBUTOR_ROLE.has(role)).as(role).isTrue());
    }

    @Test
    void a_word_is_found_in_any_spelling_and_a_message_lists_only_words() {
        assertThat(Terms.FUNDING_TYPE.orcid("Salary Award")).contains("salary-award");
        assertThat(Terms.FUNDING_TYPE.has("Salary Award")).isFalse();
        assertThat(Terms.FUNDING_TYPE.orcid("gift")).isEmpty();
        assertThat(Terms.CONTRIBUTOR_ROLE.listed()).startsWith("author, ").doesNotContain("http");
    }

    @Test
    void languages_are_those_of_the_schema() throws IOException {
        Matcher list = Pattern.compile("options:\\s+(.*?)\\s+ORCID will", Pattern.DOTALL)
                .matcher(documentation("common_3.0/common-3.0.xsd", "language-code"));
        assertThat(list.find()).isTrue();
        List<String> codes =
                Arrays.stream(list.group(1).split(",", -1)).map(String::strip).toList();

        assertThat(codes)
                .hasSizeGreaterThan(180)
                .allSatisfy(code -> assertThat(Languages.has(code)).as(code).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "en, en",
        "EN, en",
        "eng, en",
        "en-US, en",
        "en_US, en",
        "ger, de",
        "deu, de",
        "he, iw",
        "heb, iw",
        "zh-Hant-TW, zh_TW",
        "zh_CN, zh_CN"
    })
    void a_language_in_another_code_is_understood(String code, String orcid) {
        assertThat(Languages.orcid(code)).contains(orcid);
        assertThat(Languages.has(orcid)).isTrue();
    }

    @Test
    void a_language_is_not_guessed() {
        assertThat(Languages.orcid("zh")).isEmpty();
        assertThat(Languages.orcid("English")).isEmpty();
        assertThat(Languages.orcid(" ")).isEmpty();
        assertThat(Languages.has("EN")).isFalse();
    }

    @Test
    void countries_are_two_capitals() {
        assertThat(Countries.has("CH")).isTrue();
        assertThat(Countries.has("XK")).isTrue();
        assertThat(Countries.has("ch")).isFalse();
        assertThat(Countries.orcid(" ch ")).isEqualTo("CH");
        assertThat(Countries.orcid("uk")).isEqualTo("GB");
        assertThat(Countries.orcid("Switzerland")).isEqualTo("Switzerland");
    }

    @Test
    void identifier_types_are_found_in_any_spelling() {
        assertThat(IdentifierTypes.orcid("DOI")).contains("doi");
        assertThat(IdentifierTypes.orcid("proposal_id")).contains("proposal-id");
        assertThat(IdentifierTypes.orcid("phone")).isEmpty();
        assertThat(IdentifierTypes.all()).contains("doi", "source-work-id", "grant_number");
    }

    @Test
    void an_issn_names_the_container_of_every_work_and_an_isbn_that_of_a_chapter() {
        assertThat(WorkTypes.all())
                .allSatisfy(type ->
                        assertThat(IdentifierTypes.namesContainer("issn", type)).isTrue());
        assertThat(IdentifierTypes.namesContainer("isbn", "book-chapter")).isTrue();
        assertThat(IdentifierTypes.namesContainer("isbn", "book")).isFalse();
        assertThat(IdentifierTypes.namesContainer("doi", "journal-article")).isFalse();
        assertThat(Table.rows("container-identifiers.csv"))
                .allSatisfy(row -> assertThat(IdentifierTypes.all()).contains(row.getFirst()))
                .filteredOn(row -> !row.getLast().equals("*"))
                .allSatisfy(row -> assertThat(WorkTypes.all()).contains(row.getLast()));
    }

    @Test
    void a_placeholder_says_nothing_and_some_only_as_a_name() {
        assertThat(Placeholders.isOne(" N/A ")).isTrue();
        assertThat(Placeholders.isOne("et al.")).isFalse();
        assertThat(Placeholders.isNoName("et al.")).isTrue();
        assertThat(Placeholders.isNoName("n/a")).isTrue();
        assertThat(Placeholders.isNoName("Carberry")).isFalse();
    }

    @Test
    void a_vocabulary_that_is_not_packaged_is_named() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Table.rows("nothing.csv"))
                .withMessageContaining("nothing.csv");
    }

    private static String documentation(String schema, String type) throws IOException {
        try (InputStream in = VocabularyTest.class.getResourceAsStream("/orcid-schemas/" + schema)) {
            assertThat(in).as(schema).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = Pattern.compile(
                            "<xs:simpleType name=\"" + type + "\">.*?<xs:documentation>(.*?)</xs:documentation>",
                            Pattern.DOTALL)
                    .matcher(text);
            assertThat(found.find()).as(type).isTrue();
            return found.group(1);
        }
    }
}
