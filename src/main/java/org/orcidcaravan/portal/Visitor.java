package org.orcidcaravan.portal;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import java.util.Optional;
import org.orcidcaravan.consent.Person;

/** Who asks for a page, as the gate has found. */
@RequestScoped
public class Visitor {
    private Optional<PortalSessions.Known> found = Optional.empty();
    private Locale locale = Locale.ENGLISH;

    void is(PortalSessions.Known who) {
        found = Optional.of(who);
    }

    void speaks(Locale language) {
        locale = language;
    }

    /** Whether it is a researcher whom we know. */
    public boolean known() {
        return found.isPresent();
    }

    /**
     * The researcher.
     *
     * @throws IllegalStateException when it is nobody whom we know; pages that are {@link Personal} are shown to no such
     */
    public Person person() {
        return who().person();
    }

    /** The id of the session's row. */
    public long session() {
        return who().session();
    }

    /** The language to answer in. */
    public Locale locale() {
        return locale;
    }

    private PortalSessions.Known who() {
        return found.orElseThrow(() -> new IllegalStateException(
                "Nobody is known in this request. Annotate the page with @Personal, or ask known() first."));
    }
}
