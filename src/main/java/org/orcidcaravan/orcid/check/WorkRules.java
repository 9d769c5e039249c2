package org.orcidcaravan.orcid.check;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.item.Citation;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.orcid.vocabulary.Languages;
import org.orcidcaravan.orcid.vocabulary.Terms;
import org.orcidcaravan.orcid.vocabulary.WorkTypes;

/** Works (work-3.0.xsd; error-codes 9022, 9023, 9037, 9049, 9058). */
final class WorkRules {
    private final Complaints complaints;

    WorkRules(Complaints complaints) {
        this.complaints = complaints;
    }

    void check(Work work) {
        complaints.required("title", "title", work.title(), Lengths.TITLE);
        complaints.atMost("subtitle", "subtitle", work.subtitle(), Lengths.TITLE);
        complaints.atMost("container", "title of the journal or book", work.container(), Lengths.TITLE);
        type(work.type());
        new DateRules(complaints).check("date", work.date());
        new ExternalIdRules(complaints).atLeastOneOfItself("work", work.externalIds());
        complaints.url("address of the work", work.url());
        complaints.atMost("summary", "abstract", work.summary(), Lengths.DESCRIPTION);
        language(work.language());
        complaints.country("country", work.country());
        citation(work.citation());
        int place = 0;
        for (Contributor contributor : work.contributors()) {
            place++;
            contributor(place, contributor);
        }
    }

    private void type(String type) {
        if (type.isBlank()) {
            complaints.add("type.required", "The type is empty: say what the work is, such as journal-article.");
        } else if (!WorkTypes.all().contains(type)) {
            complaints.add(
                    "type.unknown",
                    "The type " + Complaints.quoted(type)
                            + " is none that ORCID knows: use one of its types, such as journal-article, book or other.");
        }
    }

    private void language(@Nullable String language) {
        if (language != null && !Languages.has(language)) {
            complaints.add(
                    "language.unknown",
                    "The language " + Complaints.quoted(language)
                            + " is none that ORCID knows: use its two letters (ISO 639-1), such as en, or leave it out.");
        }
    }

    private void citation(@Nullable Citation citation) {
        if (citation == null) {
            return;
        }
        complaints.oneOf("citation.type", "form of the citation", citation.type(), Terms.CITATION_TYPE);
        if (citation.value().isBlank()) {
            complaints.add(
                    "citation.value-required", "The citation is empty: fill it in, or leave out its form as well.");
        }
    }

    private void contributor(int place, Contributor contributor) {
        String which = "name of contributor " + place;
        complaints.required("contributor.name", which, contributor.name(), Lengths.CREDIT_NAME);
        String orcid = contributor.orcid();
        if (orcid != null && OrcidId.parse(orcid).isEmpty()) {
            complaints.add(
                    "contributor.orcid-invalid",
                    "The ORCID iD " + Complaints.quoted(orcid) + " of contributor " + place + " ("
                            + Complaints.shown(contributor.name()) + ") cannot be right: correct it, or leave it out.");
        }
        if (contributor.role() != null) {
            complaints.oneOf(
                    "contributor.role", "role of contributor " + place, contributor.role(), Terms.CONTRIBUTOR_ROLE);
        }
    }
}
