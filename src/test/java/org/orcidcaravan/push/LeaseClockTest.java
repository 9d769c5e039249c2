package org.orcidcaravan.push;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orcidcaravan.database.RealDatabase;

/** Whose time decides about leases: PostgreSQL's alone, so that clocks of instances may differ. */
class LeaseClockTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private static final long FENCING = 7;

    private final ErrandStore errands = new ErrandStore(DATABASE.dataSource());
    private long person;

    @BeforeEach
    void a_person_with_a_lease() throws SQLException {
        person = Long.parseLong(
                DATABASE.query("insert into person (person_id) values ('p-' || gen_random_uuid())" + " returning id"));
        DATABASE.execute("insert into writer (person, fencing, leased_by, lease_until) values (" + person + ", "
                + FENCING + ", 'me', now() + interval '1 minute')");
    }

    @Test
    void row_47_no_store_of_the_queue_knows_another_time_than_the_databases() {
        noClasses()
                .that()
                .resideInAPackage("org.orcidcaravan.push..")
                .and()
                .haveSimpleNameEndingWith("Store")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(InstantSource.class, Clock.class)
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.orcidcaravan.push"));
    }

    @Test
    void row_47_a_lease_that_holds_for_the_database_goes_on_from_its_now() throws SQLException {
        assertThat(errands.begin(person, FENCING, "PT5M")).isTrue();
        assertThat(DATABASE.query(
                        "select lease_until > now() + interval '4 minutes' from writer where person = " + person))
                .isEqualTo("t");
    }

    @Test
    void row_46_whoever_had_an_earlier_lease_may_not_begin() {
        assertThat(errands.begin(person, FENCING - 1, "PT5M")).isFalse();
        assertThat(errands.holds(person, FENCING - 1)).isFalse();
        assertThat(errands.holds(person, FENCING)).isTrue();
    }

    @Test
    void row_46_a_lease_that_has_ended_does_not_begin_again() throws SQLException {
        DATABASE.execute("update writer set lease_until = now() - interval '1 second' where person = " + person);

        assertThat(errands.begin(person, FENCING, "PT5M")).isFalse();
        assertThat(errands.holds(person, FENCING)).isFalse();
        assertThat(errands.open(person, FENCING, "PT5M")).isEmpty();
    }
}
