package org.orcidcaravan.api;

/** What /q/openapi shows; a test sends each request, so that they stay true. */
final class Examples {
    static final String FLAT = """
            [{"source_id": "repo-17", "orcid": "0000-0002-1825-0097", "title": "On caravans",
              "type": "journal-article", "date": "2021-03", "container": "Journal of Synthetic Results",
              "doi": "10.5555/12345678", "authors": "Beispiel, Berta; Muster, Max"}]""";

    static final String WHOLE = """
            {"sourceId": "repo-18", "orcid": "0000-0002-1825-0097", "section": "work",
             "item": {"title": "On oases", "type": "book", "date": {"year": 2022},
                      "externalIds": [{"type": "isbn", "value": "9780306406157", "relationship": "self"}]}}""";

    static final String CSL = """
            [{"id": "repo-19", "orcid": "0000-0002-1825-0097", "type": "article-journal", "title": "On wells",
              "issued": {"date-parts": [[2023, 5, 4]]}, "DOI": "10.5555/87654321"}]""";

    static final String SUBMISSION = """
            {"source": "api", "counts": {"queued": 1, "refused": 1}, "results": [
              {"line": 1, "sourceId": "repo-17", "personId": "p4711", "orcid": "0000-0002-1825-0097",
               "outcome": "queued", "status": "/api/v1/works/api/repo-17?person=p4711"},
              {"line": 2, "outcome": "refused", "reason": "Nobody is named whose work it is: fill in orcid or person_id."}]}""";

    static final String STANDING = """
            {"source": "api", "sourceId": "repo-17", "people": [
              {"personId": "p4711", "orcid": "0000-0002-1825-0097", "section": "work", "label": "On caravans",
               "operation": "create", "state": "sent", "verdict": "DONE", "message": "ORCID has added it.",
               "httpStatus": 201, "putCode": 1234567, "attempts": 1, "changedAt": "2026-11-21T12:00:00Z"}]}""";

    static final String PROBLEM = """
            {"title": "Forbidden", "status": 403,
             "detail": "The token's role does not suffice: this needs one of the role operator or above."}""";

    private Examples() {}
}
