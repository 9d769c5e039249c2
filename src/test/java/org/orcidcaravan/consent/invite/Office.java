package org.orcidcaravan.consent.invite;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Person;
import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.consent.link.PersonalLinks;
import org.orcidcaravan.database.RealDatabase;

/** The whole mailer on a real database, with a clock that tests set, and without a mail server. */
final class Office implements InstantSource {
    static final String INVITATION = """
            description: Asks everybody
            languages: [en, de]
            mails:
              - name: first
                template: ask
                when:
                  states: [known, identified]
              - name: second
                template: ask
                when:
                  states: [invited, opened]
                  after: first
                  delay: P14D
            """;

    final RealDatabase database;
    final Path folder;
    final ConsentTransactionStore transactions;
    final PersonStore people;
    final PersonalLinks links;
    final Campaigns campaigns;
    final LetterTemplates templates;
    final OptOut optOut;
    final Invitations invitations;
    final Mails mails;
    final Outbox outbox;
    final MailBrake brake;
    final Bounces bounces;
    final Previews previews;
    private Duration ahead = Duration.ZERO;

    Office(RealDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.transactions = new ConsentTransactionStore(database.dataSource());
        this.people = new PersonStore(database.dataSource());
        this.links = new PersonalLinks(transactions);
        CampaignSettings settings = new Folder(folder);
        this.templates = new LetterTemplates(settings);
        this.campaigns = new Campaigns(settings, templates);
        this.optOut = new OptOut(transactions);
        PortalAddress portal = () -> URI.create("https://orcid.example.org");
        Letters letters = new Letters(templates, links, optOut, new Quick(), portal, this);
        this.invitations = new Invitations(transactions, campaigns, letters, new ByTheClock(), this);
        this.mails = new Mails(transactions, campaigns, letters, new Quick(), this, new SimpleMeterRegistry());
        this.outbox = new Outbox(transactions, campaigns, this);
        this.brake = new MailBrake(transactions);
        this.bounces = new Bounces(transactions);
        this.previews = new Previews(invitations, letters);
        template("ask", "en", "Subject: {givenName}, connect\nDear {name},\n{link}\n{optOut}\n");
        template("ask", "de", "Subject: Verbinden\nGuten Tag {name},\n{link}\n{optOut}\n");
    }

    @Override
    public Instant instant() {
        try {
            return Instant.parse(database.query(
                            "select to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"))
                    .plus(ahead);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For planning only: what is due is the database's to say. */
    void ahead(Duration other) {
        ahead = other;
    }

    void campaign(String name, String text) {
        write(folder.resolve(name + ".yaml"), text);
    }

    void template(String name, String language, String text) {
        write(folder.resolve("templates").resolve(name + "." + language + ".txt"), text);
    }

    void html(String name, String language, String text) {
        write(folder.resolve("templates").resolve(name + "." + language + ".html"), text);
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Person person(String key, String given, String family, String email, String... groups) {
        people.save(new Person(0, key, given, family, email, "Physics", List.of(groups), null, null, Map.of()));
        return people.find(key).orElseThrow();
    }

    Person person(String key) {
        return person(key, "Ada", "Example", key + "@example.org");
    }

    /** The one mail that is claimed. */
    MailLease claimed() {
        List<MailLease> leases = mails.claim();
        if (leases.size() != 1) {
            throw new AssertionError("Claimed: " + leases);
        }
        return leases.getFirst();
    }

    /** Claims one mail and has it taken by a server. */
    Letter send() throws Exception {
        Letter letter = mails.letter(claimed());
        if (letter == null) {
            throw new AssertionError("No letter");
        }
        letter.writeTo(new ByteArrayOutputStream());
        mails.sent(letter);
        return letter;
    }

    String state(String person) throws SQLException {
        return database.query("select string_agg(part || ' ' || round || ' ' || state, ', ' order by m.id) from mail m"
                + " join person p on p.id = m.person where person_id = '" + person + "'");
    }

    /** Campaigns in their hours. */
    record Folder(Path dir) implements CampaignSettings {
        @Override
        public boolean anyHour() {
            return false;
        }
    }

    private record ByTheClock() implements InviteSettings {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public String schedule() {
            return "0 12 * * * ?";
        }
    }

    /** Settings that wait for nothing. */
    private record Quick() implements MailSettings {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<String> host() {
            return Optional.of("localhost");
        }

        @Override
        public int port() {
            return 25;
        }

        @Override
        public String scheme() {
            return "smtp";
        }

        @Override
        public String server() {
            return "smtp://localhost:25";
        }

        @Override
        public boolean starttls() {
            return false;
        }

        @Override
        public boolean starttlsRequired() {
            return false;
        }

        @Override
        public Optional<String> username() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Optional<String> from() {
            return Optional.of("orcid@example.org");
        }

        @Override
        public String fromName() {
            return "ORCID team";
        }

        @Override
        public Optional<String> replyTo() {
            return Optional.of("library@example.org");
        }

        @Override
        public long timeout() {
            return 1_000;
        }

        @Override
        public long pollDelay() {
            return 10;
        }

        @Override
        public long startDelay() {
            return 10;
        }

        @Override
        public int batch() {
            return 10;
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration retryDelay() {
            return Duration.ZERO;
        }

        @Override
        public Duration retryDelayMax() {
            return Duration.ofHours(4);
        }

        @Override
        public Duration giveUpAfter() {
            return Duration.ofHours(72);
        }

        @Override
        public int brake() {
            return 10;
        }
    }
}
