package org.orcidcaravan.source.dspace.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcidcaravan.database.RealDatabase;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.DspaceTrouble;
import org.postgresql.ds.PGSimpleDataSource;

class DspaceConnectionStoreTest {
    @RegisterExtension
    static final RealDatabase DATABASE = new RealDatabase();

    private final Map<String, String> set = new HashMap<>();

    private DspaceConnectionStore connections() {
        return new DspaceConnectionStore(new SmallRyeConfigBuilder()
                .withMapping(DspaceSettings.class)
                .withSources(new PropertiesConfigSource(set, "test", 100))
                .build()
                .getConfigMapping(DspaceSettings.class));
    }

    private void at(PGSimpleDataSource source) {
        set.put("caravan.dspace.jdbc.url", source.getUrl());
        set.put("caravan.dspace.jdbc.username", String.valueOf(source.getUser()));
        set.put("caravan.dspace.jdbc.password", String.valueOf(source.getPassword()));
    }

    @Test
    void a_database_that_no_setting_names_is_told_with_the_setting() {
        assertThatThrownBy(() -> connections().store())
                .isInstanceOf(DspaceTrouble.class)
                .hasMessage("Failed to reach DSpace's database: caravan.dspace.jdbc.url is not set. Set it, as"
                        + " jdbc:postgresql://host/dspace.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:oracle:thin:@host", "postgresql://host/dspace", "host/dspace"})
    void a_database_of_another_kind_is_refused(String url) {
        set.put("caravan.dspace.jdbc.url", url);
        assertThatThrownBy(() -> connections().store())
                .isInstanceOf(DspaceTrouble.class)
                .hasMessageContaining("does not begin with jdbc:postgresql:");
    }

    @Test
    void a_database_that_is_down_says_what_failed_and_what_to_look_at() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        set.put("caravan.dspace.jdbc.url", "jdbc:postgresql://127.0.0.1:" + nobody + "/dspace");
        set.put("caravan.dspace.jdbc.username", "dspace");
        set.put("caravan.dspace.jdbc.password", "a-secret-word");
        DspaceConnectionStore connections = connections();
        DspaceStore store = connections.store();
        assertThatThrownBy(() -> store.rows(null))
                .isInstanceOf(DspaceTrouble.class)
                .hasMessageStartingWith("Failed to read DSpace's queue: ")
                .hasMessageEndingWith(". See whether DSpace's database is up, and caravan.dspace.jdbc.*.")
                .hasMessageNotContaining("a-secret-word");
        connections.close();
    }

    @Test
    void a_database_that_is_no_dspaces_says_so() throws Exception {
        DATABASE.execute("drop table if exists orcid_queue cascade");
        at(DATABASE.address());
        DspaceConnectionStore connections = connections();
        assertThatThrownBy(() -> connections.store().rows(null))
                .isInstanceOf(DspaceTrouble.class)
                .hasMessageContaining("orcid_queue");
        connections.close();
    }

    @Test
    void it_is_read_and_can_be_closed_and_opened_again() {
        DspaceTables.in(DATABASE.dataSource());
        at(DATABASE.address());
        DspaceConnectionStore connections = connections();
        assertThat(connections.store().rows(null)).isEmpty();
        connections.close();
        connections.close();
        assertThat(connections.store().lastHistory()).isZero();
        connections.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "isAuthorOfPublication", "a:b", "a=b", "a:b=", ":b=c", "a:b=c=d"})
    void metadata_of_a_relationship_in_another_form_is_named(String text) {
        assertThatThrownBy(() -> Virtual.parse(text))
                .isInstanceOf(DspaceTrouble.class)
                .hasMessage("Failed to read caravan.dspace.virtual: '" + text
                        + "' is not of the form type:field=name+name. Correct it.");
    }
}
