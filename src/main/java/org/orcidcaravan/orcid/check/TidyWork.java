package org.orcidcaravan.orcid.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.identifier.Identifiers;
import org.orcidcaravan.orcid.item.CanonicalText;
import org.orcidcaravan.orcid.item.Citation;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.orcid.vocabulary.Languages;
import org.orcidcaravan.orcid.vocabulary.Placeholders;
import org.orcidcaravan.orcid.vocabulary.Terms;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;

/** Tidies a work. */
final class TidyWork {
    private final Tidier to = new Tidier();

    Tidied<Work> tidy(Work from) {
        String type = CanonicalText.line(from.type());
        String orcidType =
                WorkTypes.all().contains(type) ? type : WorkTypes.orcid(type).orElse(type);
        if (!orcidType.equals(type)) {
            to.note("The type " + Complaints.quoted(type) + " was written as ORCID's " + orcidType + ".");
        }
        Work work = new Work(
                to.title("title", from.title()),
                to.line("subtitle", from.subtitle(), Lengths.TITLE),
                to.line("title of the journal or book", from.container(), Lengths.TITLE),
                orcidType,
                from.date(),
                to.ids(from.externalIds(), orcidType),
                to.url("address of the work", from.url()),
                to.lines("abstract", from.summary(), Lengths.DESCRIPTION),
                language(to.line("language", from.language(), Lengths.SHORT_TEXT)),
                to.country("country", from.country()),
                from.citation() == null ? null : citation(from.citation()),
                contributors(from.contributors()));
        return new Tidied<>(work, to.notes());
    }

    private @Nullable String language(@Nullable String given) {
        if (given == null) {
            return null;
        }
        Optional<String> known = Languages.orcid(given);
        if (known.isEmpty()) {
            to.note("The language " + Complaints.quoted(given) + " was left out: ORCID has no code for it.");
        }
        return known.orElse(null);
    }

    private @Nullable Citation citation(Citation from) {
        String value = to.lines("citation", from.value(), Integer.MAX_VALUE);
        String type = to.word(from.type(), Terms.CITATION_TYPE);
        if (value == null) {
            return null;
        }
        if (type.isEmpty()) {
            to.note("The citation was marked as formatted-unspecified: its form was not said.");
            return new Citation("formatted-unspecified", value);
        }
        return new Citation(type, value);
    }

    private List<Contributor> contributors(List<Contributor> from) {
        List<Contributor> all = new ArrayList<>();
        for (Contributor contributor : from) {
            String name = CanonicalText.line(contributor.name());
            if (name.isEmpty() || Placeholders.isNoName(name)) {
                to.note("A contributor named " + Complaints.quoted(name) + " was left out: that is no name.");
            } else {
                all.add(new Contributor(
                        to.cut("name of a contributor", name, Lengths.CREDIT_NAME),
                        orcid(name, contributor.orcid()),
                        role(name, contributor.role())));
            }
        }
        return all;
    }

    private @Nullable String orcid(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        Optional<OrcidId> id = Identifiers.orcid(given);
        if (id.isEmpty()) {
            to.note("The ORCID iD " + Complaints.quoted(given.strip()) + " of " + Complaints.quoted(name)
                    + " was left out: a digit of it is wrong.");
        }
        return id.map(Objects::toString).orElse(null);
    }

    private @Nullable String role(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        Optional<String> known = Terms.CONTRIBUTOR_ROLE.orcid(given);
        if (known.isEmpty()) {
            to.note("The role " + Complaints.quoted(given.strip()) + " of " + Complaints.quoted(name)
                    + " was left out: ORCID does not know it.");
        }
        return known.orElse(null);
    }
}
