/** Works from RIS files, as reference managers and databases write them, record by record. */
@NullMarked
package org.orcidcaravan.source.ris;

import org.jspecify.annotations.NullMarked;
