/**
 * The words that ORCID takes, and what other vocabularies call the same things. All of it is data: the files in
 * {@code src/main/resources/vocabulary}, each with a header that says where it comes from.
 */
@NullMarked
package org.orcidcaravan.orcid.vocabulary;

import org.jspecify.annotations.NullMarked;
