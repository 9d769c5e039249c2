package org.orcidcaravan.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RealDatabaseTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    @Test
    void a_test_class_gets_a_database_with_all_tables() throws Exception {
        int first = DATABASE.newMirror();
        int second = DATABASE.newMirror();

        assertThat(second).isNotEqualTo(first);
        assertThat(DATABASE.query("select count(*) from mirrored_summary")).isEqualTo("0");
        assertThat(DATABASE.query("select current_database()")).startsWith("test_");
    }

    @Test
    void a_source_that_is_down_refuses() {
        assertThatThrownBy(() -> DATABASE.unreachable().getConnection()).isInstanceOf(SQLException.class);
    }
}
