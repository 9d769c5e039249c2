package org.orcidcaravan.orcid.item;

/**
 * A citation in a form that programs read.
 *
 * @param type ORCID's name of the form: {@code bibtex}, {@code ris}, {@code formatted-apa}
 */
public record Citation(String type, String value) {}
