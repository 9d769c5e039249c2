/** Works from BibTeX files, entry by entry: one that cannot be read does not stop the others. */
@NullMarked
package org.orcidcaravan.source.bibtex;

import org.jspecify.annotations.NullMarked;
