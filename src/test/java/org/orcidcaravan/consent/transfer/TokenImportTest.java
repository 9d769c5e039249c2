package org.orcidcaravan.consent.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orcidcaravan.consent.HeldToken;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.transfer.ImportReport.Problem;
import org.orcidcaravan.consent.vault.KeyUnusable;
import org.orcidcaravan.orcid.OrcidId;

/** The form of tokens.csv, design 4.9, and faults.md row 79. */
class TokenImportTest extends TransferTest {
    private static final String HEADER = "orcid,access_token,refresh_token,scope,expires_at,person_id";
    private static final String[] ROWS_OF_WHICH_ONE_IS_GOOD = {
        HEADER + ",canary_column",
        "canary-1,canary-2,canary-3,canary-4,canary-5,canary-6,canary-7",
        ",canary-1,,/read-limited,,,",
        ADA + ",,,/read-limited,,,",
        ADA + ",canary-1,,canary-2,,,",
        ADA + ",canary-1,,;,,,",
        ADA + ",canary 1,,/read-limited,,,",
        ADA + ",canary-1,canary 2,/read-limited,,,",
        ADA + ",canary-1,,/read-limited,canary-2,,",
        ADA + ",canary-1,,/read-limited,,4712,",
        BEN + ",canary-1,,/read-limited,,4711,",
        ADA + ",canary-1",
        ADA + ",canary-1,,/read-limited,,,",
        BEN + ",canary-1,,/read-limited,,,"
    };

    @Test
    void a_token_is_taken_in_and_the_same_file_twice_changes_nothing() {
        people.save(Person.named("4711"));
        String[] lines = {
            HEADER,
            ADA + ",canary-a,canary-r,\"/read-limited;/activities/update\",2046-11-21T10:00:00.123456789Z,4711",
            BEN + ",canary-b,,openid /read-limited openid,,"
        };

        assertCounts(tokens(lines), 2, 0, 0);
        assertCounts(tokens(lines), 0, 0, 2);

        assertThat(people.all()).extracting(Person::personId).containsExactly(BEN.toString(), "4711");
        assertThat(people.find("4711").orElseThrow().orcid()).isEqualTo(ADA);
        assertThat(people.find("4711").orElseThrow().orcidAuthenticatedAt()).isNull();
        assertThat(held.all())
                .extracting(HeldToken::scopes)
                .containsExactly("openid /read-limited", "/read-limited /activities/update");
        assertThat(held.all().getLast().expiresAt()).isEqualTo(Instant.parse("2046-11-21T10:00:00.123456Z"));
    }

    @Test
    void row_79_bad_rows_are_reported_without_their_tokens_and_the_others_go_on() throws SQLException {
        people.save(Person.named("4711").with(ADA));
        people.save(Person.named("4712"));
        ImportReport report = tokens(ROWS_OF_WHICH_ONE_IS_GOOD);

        assertCounts(report, 1, 0, 0);
        assertThat(report.bad())
                .extracting(Problem::line)
                .containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 14L);
        assertThat(report.bad())
                .extracting(Problem::reason)
                .noneMatch(reason -> reason.contains("canary"))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("orcid is not an ORCID iD"),
                        reason -> assertThat(reason).contains("it names no iD, and nobody who is known"),
                        reason -> assertThat(reason).isEqualTo("access_token is empty"),
                        reason -> assertThat(reason).contains("scope is not a list"),
                        reason -> assertThat(reason).contains("scope is not a list"),
                        reason -> assertThat(reason).contains("access_token holds characters"),
                        reason -> assertThat(reason).contains("refresh_token holds characters"),
                        reason -> assertThat(reason).contains("expires_at is not a date"),
                        reason -> assertThat(reason).contains("the person 4711 has the iD " + ADA),
                        reason -> assertThat(reason).contains("the person of this row has another iD, " + ADA),
                        reason -> assertThat(reason).contains("it has 2 fields"),
                        reason -> assertThat(reason).contains("already kept for " + ADA));
        assertThat(report.warnings())
                .containsExactly(new Problem(1, "the column canary_column is of no use here; it is left out"));
        assertThat(people.find(BEN)).as("nobody is made for a bad row").isEmpty();
        assertThat(DATABASE.query("select string_agg(token::text || person::text, ' ') from token, person"))
                .doesNotContain("canary");
    }

    @Test
    void the_columns_of_dspace_are_understood() {
        people.save(Person.named("e1").with(ADA));
        people.save(Person.named("e3"));

        ImportReport joined = tokens(
                "eperson_id,person.identifier.orcid,dspace.orcid.scope,access_token",
                "e2,https://orcid.org/" + BEN + ",/authenticate||/read-limited||/activities/update,canary-b");
        ImportReport table = tokenImport.run(
                file(
                        "id,eperson_id,profile_item_id,access_token",
                        "1,e1,p1,canary-a",
                        "2,e2,p2,canary-c",
                        "3,e3,p3,canary-d"),
                "/read-limited /activities/update");

        assertCounts(joined, 1, 0, 0);
        assertCounts(table, 1, 0, 0);
        assertThat(table.bad())
                .extracting(Problem::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("nobody who is known"),
                        reason -> assertThat(reason).contains("none of its person is known"));
        assertThat(table.warnings()).extracting(Problem::reason).hasSize(2);
        assertThat(held.all())
                .extracting(HeldToken::personId, HeldToken::scopes)
                .containsExactly(
                        tuple(BEN.toString(), "/authenticate /read-limited /activities/update"),
                        tuple("e1", "/read-limited /activities/update"));
    }

    @Test
    void the_columns_of_the_new_zealand_hub_are_understood() {
        String header = "user_id,org_id,orcid,scopes,access_token,refresh_token,";

        ImportReport report = tokens(
                header + "issue_time,expires_in",
                "17,3," + ADA + ",\"/read-limited,/activities/update\",canary-a,canary-r,2026-11-21 10:00:00.5,60",
                "18,3," + BEN + ",/read-limited,canary-b,,,60",
                "19,3," + BEN + ",/read-limited,canary-c,,2026-11-21,soon");
        ImportReport without = tokens(header + "expires_in", "18,3," + BEN + ",/read-limited,canary-d,,60");

        assertCounts(report, 2, 0, 0);
        assertThat(report.bad())
                .singleElement()
                .isEqualTo(new Problem(4, "expires_in is not a number of seconds, such as 631138518"));
        assertThat(held.all())
                .extracting(HeldToken::personId, HeldToken::expiresAt)
                .containsExactly(
                        tuple(ADA.toString(), Instant.parse("2026-11-21T10:01:00.5Z")),
                        tuple(BEN.toString(), null),
                        tuple(BEN.toString(), null));
        assertThat(without.warnings())
                .extracting(Problem::reason)
                .contains("the column expires_in is of no use here; it is left out");
    }

    @Test
    void a_file_without_scopes_needs_them_from_elsewhere() {
        assertThatThrownBy(() -> tokens("person_id,access_token", "4711,canary"))
                .isInstanceOf(FileUnusable.class)
                .hasMessageContaining("no column scope");
        assertThat(tokens("orcid,access_token,scope", ADA + ",canary,").bad())
                .containsExactly(new Problem(2, "scope is empty"));
    }

    @Test
    void scopes_that_are_of_no_use_are_said() {
        ImportReport report = tokens(HEADER, ADA + ",a,,/orcid-works/create,,");

        assertCounts(report, 1, 0, 0);
        assertThat(report.warnings()).extracting(Problem::line).containsExactly(2L);
    }

    @Test
    void a_file_without_a_header_is_refused_and_not_quoted() {
        assertThatThrownBy(() -> tokens(ADA + ",canary,,/read-limited"))
                .isInstanceOf(FileUnusable.class)
                .hasMessageContaining("no column access_token, orcid, scope")
                .hasMessageNotContaining("canary");
    }

    @Test
    void tokens_are_not_taken_in_with_other_keys_than_those_that_are_there() throws Exception {
        tokens(HEADER, ADA + ",canary-a,,/read-limited,,");
        Files.delete(folder.resolve("tokens.key"));
        open();

        assertThatThrownBy(() -> tokens(HEADER, BEN + ",canary-b,,/read-limited,,"))
                .isInstanceOf(KeyUnusable.class)
                .hasMessageContaining("is missing");
        assertThat(folder.resolve("tokens.key")).doesNotExist();
        assertThat(held.all()).hasSize(1);
    }

    @Test
    void times_are_read_as_iso_8601_and_as_postgresql_writes_them() {
        assertThat(List.of(
                        "2046-11-21T10:00:00Z",
                        "2046-11-21T12:00:00+02:00",
                        "2046-11-21T12:00:00+0200",
                        "2046-11-21 12:00:00+02",
                        "2046-11-21T10:00",
                        "2046-11-21 10:00:00.000"))
                .allSatisfy(text ->
                        assertThat(Expiry.parse("expires_at", text)).isEqualTo(Instant.parse("2046-11-21T10:00:00Z")));
        assertThat(Expiry.parse("expires_at", "2046-11-21")).isEqualTo(Instant.parse("2046-11-21T00:00:00Z"));
        assertThat(List.of("21.11.2046", "2046-02-30", "631138518", "2046-11-21T"))
                .allSatisfy(text -> assertThatThrownBy(() -> Expiry.parse("expires_at", text))
                        .isInstanceOf(BadRow.class));
    }

    @Test
    void expiry_is_told_by_the_databases_clock() throws SQLException {
        for (int i = 1; i <= 5; i++) {
            tokens(HEADER, new OrcidId(i) + ",t" + i + ",,/read-limited,," + i);
        }
        DATABASE.execute("update token set expires_at = now() where id = (select min(id) from token)");
        DATABASE.execute(
                "update token set expires_at = now() + interval '30 days' where id = (select min(id) + 1 from token)");
        DATABASE.execute(
                "update token set expires_at = now() + interval '32 days' where id = (select min(id) + 2 from token)");
        DATABASE.execute(
                "update token set expires_at = now(), state = 'rejected' where id = (select min(id) + 4 from token)");

        assertThat(held.all())
                .extracting(HeldToken::expiry)
                .containsExactly(
                        HeldToken.Expiry.EXPIRED,
                        HeldToken.Expiry.SOON,
                        HeldToken.Expiry.LATER,
                        HeldToken.Expiry.UNKNOWN,
                        HeldToken.Expiry.EXPIRED);
        assertThat(held.all()).extracting(HeldToken::usable).containsExactly(false, true, true, true, false);
    }

    @Test
    void row_79_an_export_holds_tokens_only_on_demand_and_can_be_taken_in() throws SQLException {
        tokens(
                HEADER,
                ADA + ",-canary-a,canary-r,/read-limited,2046-11-21,=1",
                BEN + ",canary-b,,/read-limited,,",
                new OrcidId(3) + ",canary-c,,/read-limited,,");
        DATABASE.execute("update token set state = 'rejected', state_reason = '=cmd()' where orcid = '" + BEN + "'");
        StringWriter metadata = new StringWriter();
        StringWriter secrets = new StringWriter();

        assertThat(new TokenExport(held).metadata(metadata)).isEqualTo(3);
        assertThat(new TokenExport(held).secrets(secrets)).isEqualTo(2);

        assertThat(metadata.toString())
                .contains(ADA + ",'=1,/read-limited,2046-11-21T00:00:00Z,valid,,", ",rejected,'=cmd(),")
                .doesNotContain("canary");
        assertThat(secrets.toString())
                .startsWith(HEADER + "\r\n")
                .contains(ADA + ",-canary-a,canary-r,/read-limited,2046-11-21T00:00:00Z,'=1\r\n")
                .doesNotContain("canary-b");
        assertCounts(tokens(secrets.toString()), 0, 0, 2);
    }
}
