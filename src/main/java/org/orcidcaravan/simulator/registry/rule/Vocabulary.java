package org.orcidcaravan.simulator.registry.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The closed lists of ORCID's API 3.0 (enumerations of orcid-model 3.3.9; identifier types of its public list). */
final class Vocabulary {
    static final Set<String> WORK_TYPES = words("""
            annotation artistic-performance blog-post book-chapter book-review book cartographic-material
            clinical-study conference-abstract conference-output conference-paper conference-poster
            conference-presentation conference-proceedings data-management-plan data-set design dictionary-entry
            disclosure dissertation-thesis edited-book encyclopedia-entry image invention journal-article
            journal-issue learning-object lecture-speech license magazine-article manual moving-image
            musical-composition newsletter-article newspaper-article online-resource other patent physical-object
            preprint public-speech registered-copyright report research-technique research-tool review software
            sound spin-off-company standards-and-policy supervised-student-publication technical-standard test
            trademark transcription translation website working-paper undefined""");
    static final Set<String> SUBJECT_TYPES =
            both(WORK_TYPES, words("grant contract award salary-award research-resource-proposal"));
    static final Set<String> EXTERNAL_ID_TYPES = words("""
            agr ark arxiv asin asin-tld authenticusid bibcode cba cienciaiul cit cstr ctx dnb doi eid emdb empiar
            ethos european-patent-number grant_number hal handle hir isbn ismn issn jfm jstor k10plus kuid lccn lensid
            mr oclc ol opac osti other-id pat pdb pmc pmid ppr proposal-id raid rfc rrid sici source-work-id ssrn uri
            urn wosuid zbl""");
    static final Set<String> FUNDED_BY_TYPES = words("grant_number doi uri proposal-id");
    static final Set<String> RELATIONSHIPS = words("part-of self version-of funded-by");
    static final Set<String> FUNDING_TYPES = words("grant contract award salary-award");
    static final Set<String> FUNDING_ROLES = words("lead co-lead supported-by other-contribution");
    static final Set<String> CITATION_TYPES = words("""
            formatted-unspecified bibtex formatted-apa formatted-harvard formatted-ieee formatted-mla
            formatted-vancouver formatted-chicago ris""");
    static final Set<String> REVIEW_TYPES = words("review evaluation");
    static final Set<String> REVIEWER_ROLES = words("reviewer editor member chair organizer");
    static final Set<String> RESOURCE_TYPES = words("infrastructures collections equipment services");
    static final Set<String> ORGANISATION_SOURCES = words("RINGGOLD GRID FUNDREF LEI ROR");
    static final Set<String> LANGUAGES = words("""
            ab aa af ak sq am ar an hy as av ae ay az bm ba eu be bn bh bi bs br bg my ca ch ce zh_CN zh_TW cu cv kw
            co cr hr cs da dv nl dz en eo et ee fo fj fi fr fy ff gl lg ka de el kl gn gu ht ha iw hz hi ho hu is io
            ig in ia ie iu ik ga it ja jv kn kr ks kk km ki rw ky kv kg ko ku kj lo la lv li ln lt lu lb mk mg ms ml
            mt gv mi mr mh mo mn na nv ng ne nd se no nb nn ny oc oj or om os pi pa fa pl pt ps qu rm ro rn ru sm sg
            sa sc gd sr sn ii sd si sk sl so nr st es su sw ss sv tl ty tg ta tt te th bo ti to ts tn tr tk tw ug uk
            ur uz ve vi vo wa cy wo xh ji yo za zu""");
    static final Set<String> COUNTRIES = both(Set.of(Locale.getISOCountries()), words("XK"));

    private static final Set<String> PLAIN_ROLES = words("""
            author assignee editor chair-or-translator co-investigator co-inventor graduate-student other-inventor
            principal-investigator postdoctoral-researcher support-staff""");
    private static final Set<String> CREDIT_ROLES = words("""
            conceptualization data-curation formal-analysis funding-acquisition investigation methodology
            project-administration resources software supervision validation visualization writing-original-draft
            writing-review-editing""");
    private static final String CREDIT = "//credit.niso.org/contributor-roles/";

    private Vocabulary() {}

    /** One of ORCID's own roles, or a CRediT role by its address. */
    static boolean isWorkRole(String role) {
        int start = role.indexOf(CREDIT);
        if (start < 0) {
            return PLAIN_ROLES.contains(role);
        }
        String name = role.substring(start + CREDIT.length());
        return CREDIT_ROLES.contains(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    }

    private static Set<String> words(String text) {
        List<String> found = new ArrayList<>();
        for (String word : text.split("\\s+", -1)) {
            found.add(word);
        }
        return Collections.unmodifiableSet(new TreeSet<>(found));
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        TreeSet<String> all = new TreeSet<>(some);
        all.addAll(others);
        return Collections.unmodifiableSet(all);
    }
}
