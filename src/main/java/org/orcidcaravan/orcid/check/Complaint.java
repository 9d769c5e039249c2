package org.orcidcaravan.orcid.check;

/**
 * One reason why ORCID would refuse an item.
 *
 * @param code a word that does not change: {@code title.required}
 * @param message a sentence that names the field, the value and the next step
 */
public record Complaint(String code, String message) {}
