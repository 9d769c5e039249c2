package org.orcidcaravan.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.orcidcaravan.access.PublicAddress;
import org.orcidcaravan.consent.ConsentAudit;
import org.orcidcaravan.consent.keep.PersonalDataStore;
import org.orcidcaravan.consent.link.PersonalLinks;

/** What of a researcher leaves the service by the API: each time with a row of the audit. */
@ApplicationScoped
class PersonalFiles {
    private static final int LINK_DAYS = 14;

    private final PersonalDataStore data;
    private final PersonalLinks links;
    private final ConsentAudit audit;
    private final PublicAddress address;
    private final Bodies bodies;
    private final ApiSettings settings;
    private final Caller caller;

    PersonalFiles(
            PersonalDataStore data,
            PersonalLinks links,
            ConsentAudit audit,
            PublicAddress address,
            Bodies bodies,
            ApiSettings settings,
            Caller caller) {
        this.data = data;
        this.links = links;
        this.audit = audit;
        this.address = address;
        this.bodies = bodies;
        this.settings = settings;
        this.caller = caller;
    }

    StreamingOutput everything(long person) {
        return out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            data.write(person, writer);
            writer.flush();
        };
    }

    void noteExport(String subject) {
        audit.note(caller.actor(), "people.export", subject, JsonObject.EMPTY_JSON_OBJECT);
    }

    /** The audit is told before anybody sees the link. */
    PersonEntry.Link link(long person) {
        audit.note(caller.actor(), "personal-link.make", "person:" + person, JsonObject.EMPTY_JSON_OBJECT);
        String token = links.issue(person, Duration.ofDays(LINK_DAYS));
        return new PersonEntry.Link(
                address.url().resolve("/orcid/invitation/" + token).toString(), LINK_DAYS);
    }

    InputStream limited(InputStream body) {
        return TooLarge.limited(body, settings.maxBodyBytes());
    }

    <T> T read(InputStream body, Class<T> form) {
        return bodies.read(body, form);
    }

    String actor() {
        return caller.actor();
    }
}
