package org.orcidcaravan.orcid;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of an ORCID record that a member may write: where its items are posted, read and listed (member API 3.0).
 *
 * <p>Works, and the other activities, are posted to a singular path and listed at a plural one; the items of a person's
 * details are posted to the path of their list.
 */
public enum Section {
    WORK("work", "works", Scope.ACTIVITIES_UPDATE),
    FUNDING("funding", "fundings", Scope.ACTIVITIES_UPDATE),
    EDUCATION("education", "educations", Scope.ACTIVITIES_UPDATE),
    EMPLOYMENT("employment", "employments", Scope.ACTIVITIES_UPDATE),
    DISTINCTION("distinction", "distinctions", Scope.ACTIVITIES_UPDATE),
    INVITED_POSITION("invited-position", "invited-positions", Scope.ACTIVITIES_UPDATE),
    MEMBERSHIP("membership", "memberships", Scope.ACTIVITIES_UPDATE),
    QUALIFICATION("qualification", "qualifications", Scope.ACTIVITIES_UPDATE),
    SERVICE("service", "services", Scope.ACTIVITIES_UPDATE),
    PEER_REVIEW("peer-review", "peer-reviews", Scope.ACTIVITIES_UPDATE),
    RESEARCH_RESOURCE("research-resource", "research-resources", Scope.ACTIVITIES_UPDATE),
    ADDRESS("address", "address", Scope.PERSON_UPDATE),
    KEYWORD("keywords", "keywords", Scope.PERSON_UPDATE),
    OTHER_NAME("other-names", "other-names", Scope.PERSON_UPDATE),
    RESEARCHER_URL("researcher-urls", "researcher-urls", Scope.PERSON_UPDATE),
    EXTERNAL_IDENTIFIER("external-identifiers", "external-identifiers", Scope.PERSON_UPDATE);

    private final String itemPath;
    private final String listPath;
    private final Scope scope;

    Section(String itemPath, String listPath, Scope scope) {
        this.itemPath = itemPath;
        this.listPath = listPath;
        this.scope = scope;
    }

    /** The path segment that one item is posted to, and, with its put-code, read, replaced and deleted at. */
    public String itemPath() {
        return itemPath;
    }

    /** The path segment that lists all items; works are also posted there in bulk. */
    public String listPath() {
        return listPath;
    }

    /** The permission that writing here needs. */
    public Scope scope() {
        return scope;
    }

    /** The seven kinds of relation to an organisation. */
    public boolean isAffiliation() {
        return switch (this) {
            case EDUCATION, EMPLOYMENT, DISTINCTION, INVITED_POSITION, MEMBERSHIP, QUALIFICATION, SERVICE -> true;
            default -> false;
        };
    }

    /** The items of a person's details. */
    public boolean isPersonDetail() {
        return scope == Scope.PERSON_UPDATE;
    }

    /** The section by the name that the database and the API use: {@code WORK} is {@code work}. */
    public static Optional<Section> named(String name) {
        return Arrays.stream(values()).filter(s -> s.text().equals(name)).findFirst();
    }

    /** The name in the database, in files and in the API: lower case with hyphens. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
