package org.orcidcaravan.orcid.record;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads one summary: the person's e-mail addresses, then the employments, and stops. */
final class SummaryReader {
    private final LocalDate today;
    private final List<Employer> employers = new ArrayList<>();
    private final Set<String> domains = new TreeSet<>();

    SummaryReader(LocalDate today) {
        this.today = today;
    }

    CurrentEmployers read(InputStream summary) throws UnreadableRecord {
        try (Steps steps = Steps.into(summary)) {
            return switch (steps.root()) {
                case "record" -> record(steps);
                case "error" -> CurrentEmployers.CLOSED;
                case String other ->
                    throw new UnreadableRecord("is a document of another kind: " + Steps.printable(other));
            };
        } catch (XMLStreamException | RuntimeException e) {
            // Aalto answers some malformed documents with a bare RuntimeException.
            throw new UnreadableRecord("is not well-formed, or breaks off: " + Steps.reason(e), e);
        }
    }

    private CurrentEmployers record(Steps steps) throws XMLStreamException, UnreadableRecord {
        boolean read = false;
        while (!read && steps.child()) {
            switch (steps.name()) {
                case "history" -> {
                    if (deactivated(steps)) {
                        return CurrentEmployers.CLOSED;
                    }
                }
                case "person" -> person(steps);
                case "activities-summary" -> read = activities(steps);
                default -> steps.skip();
            }
        }
        return new CurrentEmployers(employers, domains);
    }

    /** Records that were deactivated before 2024-02-27 are records still, with a date and nothing else in them. */
    private static boolean deactivated(Steps steps) throws XMLStreamException, UnreadableRecord {
        boolean found = false;
        while (steps.child()) {
            found |= steps.name().equals("deactivation-date");
            steps.skip();
        }
        return found;
    }

    private void person(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            switch (steps.name()) {
                case "emails" -> emails(steps);
                case "email-domains" -> domains(steps);
                default -> steps.skip();
            }
        }
    }

    private void emails(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            switch (steps.name()) {
                case "email" -> email(steps);
                case "email-domains" -> domains(steps);
                default -> steps.skip();
            }
        }
    }

    /** An address that is not verified is a claim that anybody can make. */
    private void email(Steps steps) throws XMLStreamException, UnreadableRecord {
        boolean verified = !"false".equals(steps.attribute("verified"));
        while (steps.child()) {
            String text = steps.name().equals("email") ? steps.text() : steps.skip();
            int at = text.lastIndexOf('@');
            if (verified && at >= 0) {
                domain(text.substring(at + 1));
            }
        }
    }

    /** The schemas do not have them yet: read as {@code email-domain}, with the domain in it or in a {@code value}. */
    private void domains(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            if (steps.name().equals("email-domain")) {
                domain(steps.textOr("value"));
            } else {
                steps.skip();
            }
        }
    }

    private void domain(String text) {
        if (!text.isBlank()) {
            domains.add(text.strip().toLowerCase(Locale.ROOT));
        }
    }

    /** Whether the employments were there, so that the rest need not be read. */
    private boolean activities(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            if (steps.name().equals("employments")) {
                employments(steps);
                return true;
            }
            steps.skip();
        }
        return false;
    }

    private void employments(Steps steps) throws XMLStreamException, UnreadableRecord {
        while (steps.child()) {
            switch (steps.name()) {
                case "affiliation-group" -> employments(steps);
                case "employment-summary" -> employment(steps);
                default -> steps.skip();
            }
        }
    }

    private void employment(Steps steps) throws XMLStreamException, UnreadableRecord {
        boolean current = true;
        Employer employer = null;
        while (steps.child()) {
            switch (steps.name()) {
                case "end-date" -> current = !EndDate.read(steps).isBefore(today);
                case "organization" -> employer = employer(steps);
                default -> steps.skip();
            }
        }
        if (current && employer != null) {
            employers.add(employer);
        }
    }

    private static Employer employer(Steps steps) throws XMLStreamException, UnreadableRecord {
        String name = "";
        String source = null;
        String identifier = null;
        while (steps.child()) {
            switch (steps.name()) {
                case "name" -> name = steps.text();
                case "disambiguated-organization" -> {
                    while (steps.child()) {
                        switch (steps.name()) {
                            case "disambiguated-organization-identifier" -> identifier = present(steps.text());
                            case "disambiguation-source" -> source = present(steps.text());
                            default -> steps.skip();
                        }
                    }
                }
                default -> steps.skip();
            }
        }
        return new Employer(name, source, identifier);
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : text;
    }
}
