/** Works from CSL-JSON, the form in which Zotero, Crossref and DataCite hand over references, read one at a time. */
@NullMarked
package org.orcidcaravan.source.csl;

import org.jspecify.annotations.NullMarked;
