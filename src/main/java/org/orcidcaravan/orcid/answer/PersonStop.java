package org.orcidcaravan.orcid.answer;

/** Why nothing can be written for a person. */
public enum PersonStop {
    /** The permission is missing, withdrawn, expired or too narrow: the person is to be asked again. */
    CONSENT_NEEDED,
    /** ORCID has locked the record: checked again from time to time. */
    LOCKED,
    /** The person has closed the record. */
    DEACTIVATED,
    /** The record was merged into another; a permission for that one is needed. */
    DEPRECATED,
    /** The record was made for the person, who has not taken it over yet. */
    UNCLAIMED,
    /** There is no such record. */
    RECORD_NOT_FOUND,
    /** The record holds as many works as ORCID allows: works can be replaced and deleted, not added. */
    FULL
}
