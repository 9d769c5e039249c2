package org.orcidcaravan.faults;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.orcidcaravan.database.EmbeddedDatabase;
import org.orcidcaravan.simulator.bucket.Credentials;
import org.orcidcaravan.simulator.registry.Registry;
import org.orcidcaravan.simulator.registry.RegistryPlan;

/** A real PostgreSQL and a real S3 server for the tests of the routes, and settings that do not wait for long. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    /** A field that gets the buckets, or the rows of the state. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Given {}

    private Path folder;
    private EmbeddedDatabase database;
    private OrcidBuckets buckets;
    private Registry registry;
    private Door door;
    private OpenIdProvider provider;
    private MailServer mailServer;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("caravan-routes");
            database = EmbeddedDatabase.open(folder, sentence -> {});
            buckets = new OrcidBuckets();
            registry = Registry.open(RegistryPlan.of(new SplittableRandom(7), InstantSource.system()));
            door = new Door(registry.uri());
            // It does not answer yet: the service has to start without it.
            provider = new OpenIdProvider();
            mailServer = new MailServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("aws.accessKeyId", Credentials.SYNTHETIC.accessKey());
        System.setProperty("aws.secretAccessKey", Credentials.SYNTHETIC.secretKey());
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.username());
        settings.put("quarkus.datasource.password", database.password());
        sync(settings);
        push(settings);
        mail(settings);
        pages(settings);
        provider(settings);
        return settings;
    }

    private void sync(Map<String, String> settings) {
        settings.put("caravan.s3.endpoint", buckets.middleman().endpoint().toString());
        settings.put("caravan.s3.idle-timeout", "PT0.5S");
        settings.put("caravan.s3.attempt-timeout", "PT1S");
        settings.put("caravan.routes.dir", Path.of("routes").toAbsolutePath().toString());
        settings.put("caravan.sync.enabled", "false");
        settings.put("caravan.source.removing.departed", "remove");
        settings.put("caravan.sync.min-free-bytes", "100000");
        settings.put("caravan.sync.min-free-inodes", "5");
        settings.put("caravan.sync.disk-delay", "50");
        settings.put("caravan.sync.redelivery-delay", "1");
        settings.put("caravan.sync.throttled-delay", "1");
        settings.put("caravan.sync.redelivery-delay-max", "5");
    }

    private void push(Map<String, String> settings) {
        settings.put("caravan.orcid.api-url", door.address().toString());
        settings.put("caravan.orcid.public-api-url", registry.uri().toString());
        settings.put("caravan.orcid.auth-url", registry.uri().toString());
        settings.put("caravan.orcid.client-id", registry.client().id());
        settings.put("caravan.orcid.client-secret", registry.client().secret());
        settings.put("caravan.consent.start-delay", "100");
        settings.put("caravan.consent.revoke-every", "100");
        settings.put("caravan.consent.check-every", "100");
        settings.put("caravan.consent.revocation-delay", "PT0.1S");
        settings.put("caravan.consent.retention.start-delay", "100");
        settings.put("caravan.consent.retention.every", "1000");
        settings.put("caravan.tokens.key", folder.resolve("tokens.key").toString());
        settings.put("caravan.push.rate", "24");
        settings.put("caravan.push.poll-delay", "20");
        settings.put("caravan.push.look-after", "PT0.05S");
        settings.put("caravan.push.retry-delay", "PT0.02S");
        settings.put("caravan.push.care-every", "100");
        settings.put("caravan.push.replay-every", "20");
        settings.put("caravan.push.answer-timeout", "1500");
        settings.put("caravan.push.breaker-delay", "300");
    }

    private void pages(Map<String, String> settings) {
        // ORCID's page leads back to an address that has to be known before.
        String port = String.valueOf(freePort());
        settings.put("caravan.portal.header.name", "X-Person");
        settings.put("caravan.api.max-body-bytes", "100000");
        settings.put("quarkus.http.test-port", port);
        settings.put("caravan.public-url", "http://localhost:" + port);
    }

    private void provider(Map<String, String> settings) {
        settings.put("caravan.access.openid.issuer", provider.uri().toString());
        settings.put("caravan.access.openid.client-id", OpenIdProvider.CLIENT);
        settings.put("caravan.access.openid.client-secret", OpenIdProvider.SECRET);
        settings.put("caravan.access.openid.label", "Example University");
        settings.put("caravan.access.openid.role-claim", "realm_access/roles");
        settings.put("caravan.access.openid.viewer", "caravan-look,caravan-staff");
        settings.put("caravan.access.openid.operator", "caravan-act");
        settings.put("caravan.access.openid.admin", "caravan-rule");
        settings.put("caravan.access.openid.sign-out-there", "true");
        settings.put("caravan.portal.openid.issuer", provider.uri().toString());
        settings.put("caravan.portal.openid.client-id", OpenIdProvider.CLIENT);
        settings.put("caravan.portal.openid.client-secret", OpenIdProvider.SECRET);
        settings.put("caravan.portal.openid.person-claim", "employee_number");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void mail(Map<String, String> settings) {
        settings.put("caravan.campaigns.dir", folder.resolve("campaigns").toString());
        settings.put("caravan.invite.enabled", "false");
        settings.put("caravan.mail.host", "127.0.0.1");
        settings.put("caravan.mail.port", Integer.toString(mailServer.port()));
        settings.put("caravan.mail.from", "orcid@example.org");
        settings.put("caravan.mail.timeout", "1500");
        settings.put("caravan.mail.poll-delay", "20");
        settings.put("caravan.mail.start-delay", "20");
        settings.put("caravan.mail.retry-delay", "PT0.02S");
        settings.put("caravan.mail.retry-delay-max", "PT0.1S");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(buckets, new TestInjector.AnnotatedAndMatchesType(Given.class, OrcidBuckets.class));
        injector.injectIntoFields(registry, new TestInjector.AnnotatedAndMatchesType(Given.class, Registry.class));
        injector.injectIntoFields(door, new TestInjector.AnnotatedAndMatchesType(Given.class, Door.class));
        injector.injectIntoFields(mailServer, new TestInjector.AnnotatedAndMatchesType(Given.class, MailServer.class));
        injector.injectIntoFields(
                provider, new TestInjector.AnnotatedAndMatchesType(Given.class, OpenIdProvider.class));
        injector.injectIntoFields(
                new StateRows(database.jdbcUrl(), database.username(), database.password()),
                new TestInjector.AnnotatedAndMatchesType(Given.class, StateRows.class));
    }

    @Override
    public void stop() {
        try {
            if (provider != null) {
                provider.close();
            }
            if (mailServer != null) {
                mailServer.close();
            }
            if (door != null) {
                door.close();
            }
            if (registry != null) {
                registry.close();
            }
            if (buckets != null) {
                buckets.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }
}
