package org.orcidcaravan.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** faults.md row 80: tampering with the audit shows. */
class AuditChainTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private AuditTrail trail;

    @BeforeEach
    void rows() throws SQLException {
        unguarded("truncate audit");
        trail = new AuditTrail(new AuditStore(DATABASE.dataSource()));
        note("console:kim", "dead-letter.replay", "task:1", "{}");
        note(
                "console:kim",
                "dead-letter.discard",
                "task:2",
                "{\"reason\": \"1:a,2:bb,\\n – \u0661 \ud83d\udc2a \\\"quoted\\\"\", \"n\": 1.50, \"b\": [1e3, null, true], \"a\": {}}");
        note("cli:root", "api-token.create", "", "{\"name\": \"\"}");
    }

    private static void note(String actor, String action, String subject, String detail) throws SQLException {
        JsonObject object;
        try (var reader = Json.createReader(new StringReader(detail))) {
            object = reader.readObject();
        }
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            AuditStore.note(connection, actor, action, subject, object);
        }
    }

    /** As somebody who owns the table could. */
    private static void unguarded(String sql) throws SQLException {
        DATABASE.execute("alter table audit disable trigger user; " + sql + "; alter table audit enable trigger user");
    }

    private Proof proof() {
        return trail.prove(null);
    }

    @Test
    void the_chain_of_the_database_is_the_one_that_java_computes() {
        Proof proof = proof();

        assertThat(proof.fault()).isNull();
        assertThat(proof.rows()).isEqualTo(3);
        assertThat(trail.page(AuditFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(AuditRow::id)
                .containsExactly(3L, 2L, 1L);
        assertThat(trail.page(AuditFilter.ALL, 2, 10).getFirst().link().previous())
                .isEqualTo(AuditRow.Link.NOTHING);
    }

    @Test
    void rows_are_neither_changed_nor_removed() {
        for (String sql : List.of(
                "update audit set actor = 'console:lee' where id = 1",
                "update audit set id = id",
                "delete from audit where id = 3",
                "delete from audit",
                "truncate audit")) {
            assertThatThrownBy(() -> DATABASE.execute(sql)).as(sql).hasMessageContaining("only ever added to");
        }
        assertThat(proof().holds()).isTrue();
    }

    @Test
    void whatever_is_changed_past_the_guard_shows_at_the_first_row_concerned() throws SQLException {
        for (String change : List.of(
                "actor = 'console:lee'",
                "action = 'dead-letter.replay'",
                "subject = 'task:3'",
                "at = at + interval '1 microsecond'",
                "detail = detail - 'n'",
                "hash = decode(repeat('ab', 32), 'hex')")) {
            rows();
            unguarded("update audit set " + change + " where id = 2");
            assertThat(proof().rows()).as(change).isEqualTo(1);
            assertThat(proof().fault()).as(change).startsWith("Row 2 ").contains("was changed");
        }
    }

    @Test
    void a_row_taken_out_put_in_or_exchanged_shows() throws SQLException {
        unguarded("delete from audit where id = 2");
        assertThat(proof().fault()).startsWith("Row 2 is missing");

        rows();
        unguarded("delete from audit where id = 1");
        assertThat(proof().fault()).startsWith("Row 1 is missing");

        rows();
        unguarded("update audit set id = id + 10 where id > 1; update audit set id = 15 - id where id > 10;"
                + " update audit set id = id where id = 1");
        assertThat(proof().fault()).startsWith("Row 2 does not hang on the row before it");
    }

    @Test
    void rows_cut_off_at_the_end_or_a_chain_written_anew_show_against_what_is_known() throws SQLException {
        AuditRow last = proof().last();
        assertThat(last).isNotNull();
        Known known = Known.read(last.id() + ":" + last.link().hash()).orElseThrow();
        assertThat(trail.prove(known).holds()).isTrue();

        unguarded("delete from audit where id = 3");
        assertThat(proof().holds()).as("by itself, a shorter chain is a chain").isTrue();
        assertThat(trail.prove(known).fault()).startsWith("Row 3 is missing");

        note("console:lee", "sign-out", "operator:1", "{}");
        assertThat(proof().holds()).isTrue();
        assertThat(trail.prove(known).fault()).startsWith("Row 3 is not the one that was known");
        assertThat(Known.read("3:zz")).isEmpty();
    }

    @Test
    void writers_side_by_side_make_one_chain_without_gaps_even_when_some_undo() throws Exception {
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 80; i++) {
                int number = i;
                done.add(writers.submit(() -> {
                    try (Connection connection = DATABASE.dataSource().getConnection()) {
                        connection.setAutoCommit(false);
                        AuditStore.note(connection, "test", "act", "task:" + number, JsonObject.EMPTY_JSON_OBJECT);
                        if (number % 4 == 0) {
                            connection.rollback();
                        } else {
                            connection.commit();
                        }
                    }
                    return null;
                }));
            }
        }
        for (Future<?> one : done) {
            one.get();
        }
        assertThat(proof().fault()).isNull();
        assertThat(proof().rows()).isEqualTo(63);
    }

    @Test
    void rows_of_a_backup_come_back_as_they_were_and_forged_ones_do_not() throws SQLException {
        DATABASE.execute("create table kept as select * from audit");
        unguarded("truncate audit");
        assertThatThrownBy(() -> DATABASE.execute("insert into audit select * from kept where id = 2"))
                .hasMessageContaining("does not follow");
        assertThatThrownBy(
                        () -> DATABASE.execute(
                                "insert into audit (id, at, actor, action, subject, detail, previous, hash)"
                                        + " select id, at, 'console:lee', action, subject, detail, previous, hash from kept where id = 1"))
                .hasMessageContaining("does not follow");

        DATABASE.execute("insert into audit select * from kept order by id");
        DATABASE.execute("drop table kept");
        assertThat(proof().rows()).isEqualTo(3);
        assertThat(proof().holds()).isTrue();
    }

    @Test
    void filters_are_values_and_never_part_of_a_statement() {
        assertThat(trail.page(new AuditFilter("task:*", "console:kim", "dead-letter.*", null), Long.MAX_VALUE, 10))
                .hasSize(2);
        assertThat(trail.page(new AuditFilter("task:1", null, null, Instant.EPOCH), Long.MAX_VALUE, 10))
                .hasSize(1);
        assertThat(trail.page(
                        new AuditFilter(null, null, null, Instant.parse("2100-01-01T00:00:00Z")), Long.MAX_VALUE, 10))
                .isEmpty();
        for (String hostile : List.of("%", "_ask:1", "task:_", "' or '1'='1", "\\", "*'; drop table audit; --", "**")) {
            assertThat(trail.page(new AuditFilter(hostile, null, null, null), Long.MAX_VALUE, 10))
                    .as(hostile)
                    .isEmpty();
        }
    }

    @Test
    void what_was_there_before_the_chain_is_chained_and_its_gaps_are_closed() throws SQLException {
        DATABASE.execute("create database before_the_chain");
        PGSimpleDataSource old = DATABASE.address();
        old.setDatabaseName("before_the_chain");
        Flyway.configure()
                .dataSource(old)
                .target(MigrationVersion.fromVersion("6"))
                .load()
                .migrate();
        try (Connection connection = old.getConnection();
                var statement = connection.createStatement()) {
            for (int i = 0; i < 5; i++) {
                statement.execute(
                        "insert into audit (actor, action, subject) values ('cli:root', 'act', 'task:" + i + "')");
            }
            statement.execute("delete from audit where id in (1, 3)");
            statement.execute("update audit set detail = '{\"continues\": 2}' where id = 5");
        }
        Flyway.configure().dataSource(old).load().migrate();

        AuditTrail later = new AuditTrail(new AuditStore(old));
        assertThat(later.prove(null).fault()).isNull();
        assertThat(later.page(AuditFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(AuditRow::action, AuditRow::detail)
                .first()
                .isEqualTo(tuple("audit.chain", "{\"before\": 3}"));
        assertThat(later.page(new AuditFilter("task:4", null, null, null), Long.MAX_VALUE, 1))
                .extracting(AuditRow::id, AuditRow::detail)
                .first()
                .isEqualTo(tuple(3L, "{\"continues\": 1}"));
        assertThat(later.prove(null).rows()).isEqualTo(4);
        DATABASE.execute("drop database before_the_chain with (force)");
    }
}
