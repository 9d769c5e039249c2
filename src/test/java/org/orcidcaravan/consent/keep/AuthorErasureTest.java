package org.orcidcaravan.consent.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.identity.SampleLinks;
import org.orcidcaravan.database.RealDatabase;

/** What stays of somebody who was erased in what the sources told, and what does not. */
class AuthorErasureTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final Erasure erasure =
            new Erasure(new ConsentTransactionStore(DATABASE.dataSource()), SampleLinks.untold());
    private long ann;
    private long bob;

    @BeforeEach
    void a_record_of_two_of_ours() throws SQLException {
        DATABASE.execute("truncate person, source_record restart identity cascade");
        ann = person("ann", "Ann.O+1@example.org");
        bob = person("bob", "bob@example.org");
        DATABASE.execute("""
                insert into source_record (source, source_id, digest, title, type, circumstances, owners, raw, work, judged_by)
                values ('lib', 'k1', '\\x01', 'T', 'book', '{}', '{}',
                        '{"mails": "ann.o+1@EXAMPLE.org; bob@example.org; xann.o+1@example.org", "note": "(Ann.O+1@example.org)."}',
                        '{}', '')
                """);
        author(1, "Other, Ann", "0000-0002-1825-0097 a-7 ann.o+1@example.org", ann, "email");
        author(2, "Builder, Bob", "bob@example.org", bob, "email");
    }

    private static long person(String key, String email) throws SQLException {
        return Long.parseLong(DATABASE.query(
                "insert into person (person_id, email) values ('" + key + "', '" + email + "') returning id"));
    }

    private static void author(int place, String name, String details, Long person, String matched)
            throws SQLException {
        String email = details.substring(details.lastIndexOf(' ') + 1);
        DATABASE.execute(
                """
                insert into source_author (record, place, name, role, orcid, local_id, email, name_key, detail_key, person, matched)
                values (1, %d, '%s', 'author', '0000-0002-1825-0097', 'a-7', '%s', 'n', '%s', %s, %s)
                """.formatted(place, name, email, details, person, matched == null ? "null" : "'" + matched + "'"));
    }

    private static String author(int place) throws SQLException {
        return DATABASE.query(
                "select concat_ws('|', name, local_id, coalesce(email, '-'), detail_key, coalesce(person::text, '-'),"
                        + " coalesce(matched, '-')) from source_author where place = " + place);
    }

    @Test
    void names_and_keys_of_the_bibliography_stay_and_addresses_and_who_it_is_go() throws SQLException {
        assertThat(erasure.erase(ann, "person:" + ann)).isEmpty();

        assertThat(author(1)).isEqualTo("Other, Ann|a-7|-|0000-0002-1825-0097 a-7|-|-");
        assertThat(DATABASE.query("select raw ->> 'mails' from source_record"))
                .isEqualTo("; bob@example.org; xann.o+1@example.org");
        assertThat(DATABASE.query("select raw ->> 'note' from source_record")).isEqualTo("().");
        assertThat(author(2))
                .as("of others nothing changes")
                .endsWith("|bob@example.org|bob@example.org|" + bob + "|email");
        assertThat(DATABASE.query("select encode(digest, 'hex') from source_record"))
                .as("the same again does not bring it back")
                .isEqualTo("01");
    }

    @Test
    void an_address_goes_too_where_nobody_was_found_to_be_the_author_and_where_it_is_only_a_guess()
            throws SQLException {
        author(3, "O., A.", "ann.o+1@example.org", null, "rejected");
        DATABASE.execute("update source_author set matched = 'proposed', person = null, candidates = array[" + ann + ","
                + bob + "]::bigint[] where place = 2");

        erasure.erase(ann, "person:" + ann);

        assertThat(author(3)).isEqualTo("O., A.|a-7|-||-|rejected");
        assertThat(DATABASE.query("select candidates::text from source_author where place = 2"))
                .isEqualTo("{" + bob + "}");
        assertThat(author(2)).contains("bob@example.org").endsWith("proposed");
    }

    @Test
    void somebody_without_an_address_whom_no_source_names_is_erased_as_before() throws SQLException {
        long nobody = person("nobody", "");
        assertThat(erasure.erase(nobody, "person:" + nobody)).isEmpty();
        assertThat(author(1)).contains("|ann.o+1@example.org|");
        assertThat(DATABASE.query("select count(*) from person")).isEqualTo("2");
    }
}
