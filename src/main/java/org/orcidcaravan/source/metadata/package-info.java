/**
 * The forms in which repositories and reference managers describe works, each read into the one record that all sources share:
 * Dublin Core, DataCite and OpenAIRE, MARC 21. What a form says that ORCID has no place for stays in the record's raw fields.
 */
@NullMarked
package org.orcidcaravan.source.metadata;

import org.jspecify.annotations.NullMarked;
