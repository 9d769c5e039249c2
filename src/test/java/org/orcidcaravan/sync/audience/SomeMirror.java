package org.orcidcaravan.sync.audience;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.orcidcaravan.event.EventSettings;
import org.orcidcaravan.orcid.record.Institution;
import org.orcidcaravan.orcid.record.OrganizationIdentifier;
import org.orcidcaravan.sync.keep.KeepSettings;
import org.orcidcaravan.sync.keep.Keeping;

/** Files as a mirror has them, and the events of their changes. */
public final class SomeMirror {
    /** The institution of {@link #filter}. */
    public static final String OURS = "https://ror.org/05gq02987";

    /** Another one. */
    public static final String THEIRS = "https://ror.org/02mhbdp94";

    private final Path root;

    /** Below a folder. */
    public SomeMirror(Path root) {
        this.root = root;
    }

    /** A filter that knows the institution. */
    public static EventFilter filter(DataSource database, Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(EventSettings.class)
                .withMapping(KeepSettings.class)
                .withValidateUnknown(false)
                .withDefaultValues(settings)
                .build();
        Institution institution = Institution.of(Map.of(OrganizationIdentifier.ROR, List.of(OURS)), List.of());
        return new EventFilter(
                new Keeping(
                        config.getConfigMapping(KeepSettings.class),
                        () -> institution,
                        InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"))),
                new AudienceStore(database),
                config.getConfigMapping(EventSettings.class));
    }

    Path file(String orcid) {
        return root.resolve("summaries").resolve(orcid.substring(16)).resolve(orcid + ".xml");
    }

    /** The summary of somebody who works there. */
    public void summary(String orcid, String ror) throws IOException {
        write(orcid, """
                <record><activities-summary><employments><affiliation-group><employment-summary><organization>
                <name>X</name><disambiguated-organization>
                <disambiguated-organization-identifier>%s</disambiguated-organization-identifier>
                <disambiguation-source>ROR</disambiguation-source></disambiguated-organization></organization>
                </employment-summary></affiliation-group></employments></activities-summary></record>
                """.formatted(ror));
    }

    void write(String orcid, String xml) throws IOException {
        Files.createDirectories(file(orcid).getParent());
        Files.writeString(file(orcid), xml);
    }

    void remove(String orcid) throws IOException {
        Files.delete(file(orcid));
    }

    /** Something happened to a summary. */
    public String summaryEvent(String event, String orcid) {
        return "{\"event\":\"%s\",\"orcid\":\"%s\",\"kind\":\"summary\",\"path\":\"%s\"}"
                .formatted(event, orcid, file(orcid));
    }

    /** ORCID called about a record. */
    public String webhookEvent(String orcid) {
        return "{\"event\":\"record.updated\",\"orcid\":\"%s\",\"kind\":\"record\",\"via\":\"webhook\",\"changed\":[\"work\"]}"
                .formatted(orcid);
    }

    /** Something happened to a work. */
    public String workEvent(String event, String orcid) {
        Path work = root.resolve("activities")
                .resolve(orcid.substring(16))
                .resolve(orcid)
                .resolve("works")
                .resolve(orcid + "_works_7.xml");
        return "{\"event\":\"%s\",\"orcid\":\"%s\",\"kind\":\"activity\",\"type\":\"works\",\"put_code\":7,\"path\":\"%s\"}"
                .formatted(event, orcid, work);
    }
}
