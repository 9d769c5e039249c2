package org.orcidcaravan.orcid.answer;

/** What was asked of the registry. */
public enum Method {
    /** One item to create. */
    POST,
    /** Up to a hundred works to create in one request. */
    BULK_POST,
    /** One item to replace, by its put-code. */
    PUT,
    /** One item to delete, by its put-code. */
    DELETE,
    /** Something to read. */
    GET
}
