package org.orcidcaravan.orcid.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.Relationship;
import org.orcidcaravan.orcid.vocabulary.IdentifierTypes;

/** External identifiers of activities (ExternalIDValidator; error-code 9023). */
final class ExternalIdRules {
    private static final Set<String> CHECKED = Set.of("doi", "isbn", "issn", "pmid", "pmc", "handle");

    private final Complaints complaints;

    ExternalIdRules(Complaints complaints) {
        this.complaints = complaints;
    }

    /** At least one, of any relationship. */
    void atLeastOne(String what, List<ExternalId> ids) {
        if (ids.isEmpty()) {
            complaints.add(
                    "external-id.required",
                    "The " + what + " has no identifier: add one, such as a DOI, or its key in your own system as"
                            + " source-work-id.");
        }
        ids.forEach(this::check);
    }

    /** At least one that names the item itself. */
    void atLeastOneOfItself(String what, List<ExternalId> ids) {
        atLeastOne(what, ids);
        if (!ids.isEmpty() && ids.stream().noneMatch(id -> id.relationship() == Relationship.SELF)) {
            complaints.add(
                    "external-id.self-required",
                    "None of the " + what + "'s identifiers names the " + what
                            + " itself: add one with the relationship"
                            + " self, such as its DOI, or its key in your own system as source-work-id.");
        }
    }

    /** As ORCID's for reviews and resources: {@code version-of} needs {@code self} beside it. */
    void atLeastOneAndNoLoneVersion(String what, List<ExternalId> ids) {
        if (ids.stream().anyMatch(id -> id.relationship() == Relationship.VERSION_OF)) {
            atLeastOneOfItself(what, ids);
        } else {
            atLeastOne(what, ids);
        }
    }

    void check(ExternalId id) {
        if (id.type().isBlank()) {
            complaints.add(
                    "external-id.type-required",
                    "The identifier " + Complaints.quoted(id.value()) + " has no type: say what it is, such as doi.");
        } else if (!IdentifierTypes.all().contains(id.type())) {
            complaints.add(
                    "external-id.type-unknown",
                    "The identifier type " + Complaints.quoted(id.type())
                            + " is none that ORCID knows: use one that it knows, or other-id.");
        } else if (id.value().isBlank()) {
            complaints.add(
                    "external-id.value-required",
                    "The " + name(id) + " is empty: fill it in, or leave the identifier out.");
        } else {
            value(id);
        }
        complaints.url("address of the " + name(id), id.url());
    }

    private void value(ExternalId id) {
        complaints.atMost("external-id.value", name(id), id.value(), Lengths.URL);
        if (CHECKED.contains(id.type())
                && Identifiers.normal(id.type(), id.value()).isEmpty()) {
            complaints.add(
                    "external-id.invalid",
                    "The " + name(id) + " " + Complaints.quoted(id.value())
                            + " is not written as one, or a digit of it is wrong: correct it, or send it as other-id.");
        }
    }

    private static String name(ExternalId id) {
        return switch (id.type()) {
            case "doi", "isbn", "issn", "pmid", "eid" -> id.type().toUpperCase(Locale.ROOT);
            case "" -> "identifier";
            default -> "identifier of type " + Complaints.shown(id.type());
        };
    }
}
