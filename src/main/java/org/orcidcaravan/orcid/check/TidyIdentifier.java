package org.orcidcaravan.orcid.check;

import java.util.Locale;
import java.util.Optional;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.vocabulary.IdentifierTypes;
import org.orcidcaravan.orcid.vocabulary.Placeholders;

/**
 * One identifier in its one form.
 *
 * <p>One that names the container is {@code part-of}, whatever the source says: two articles with the same ISSN as
 * {@code self} are one and the same to ORCID. A container's identifier that cannot be right is left out, since the work is
 * not known by it; the work's own is kept, for the check to complain of.
 */
final class TidyIdentifier {
    private final Tidier tidier;
    private final String workType;

    TidyIdentifier(Tidier tidier, String workType) {
        this.tidier = tidier;
        this.workType = workType;
    }

    Optional<ExternalId> tidy(ExternalId from) {
        String given = CanonicalText.line(from.type());
        String type = IdentifierTypes.orcid(given).orElse(given);
        String value = CanonicalText.line(from.value());
        String name = type.length() <= "issn".length()
                ? type.toUpperCase(Locale.ROOT)
                : "identifier of type " + Complaints.shown(type);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (Placeholders.isOne(value)) {
            tidier.note("The " + name + " " + Complaints.quoted(value) + " was left out: it says nothing.");
            return Optional.empty();
        }
        Relationship relationship = relationship(type, from.relationship(), name, value);
        Optional<String> normal = Identifiers.normal(type, value);
        if (normal.isEmpty() && relationship != Relationship.SELF) {
            tidier.note("The " + name + " " + Complaints.quoted(value)
                    + " was left out: it is not written as one, or a digit of it is wrong.");
            return Optional.empty();
        }
        String written = normal.orElse(value);
        if (!written.equals(value)) {
            tidier.note("The " + name + " " + Complaints.quoted(value) + " was written as " + written + ".");
        }
        return Optional.of(
                new ExternalId(type, written, relationship, tidier.url("address of the " + name, from.url())));
    }

    private Relationship relationship(String type, Relationship given, String name, String value) {
        if (given != Relationship.SELF || !IdentifierTypes.namesContainer(type, workType)) {
            return given;
        }
        tidier.note("The " + name + " " + Complaints.quoted(value)
                + " was marked as part-of: it names what the work appeared in.");
        return Relationship.PART_OF;
    }
}
