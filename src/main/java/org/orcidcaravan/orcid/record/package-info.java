/** What can be known of a whole record by reading the beginning of its summary: whose employment it names. */
@NullMarked
package org.orcidcaravan.orcid.record;

import org.jspecify.annotations.NullMarked;
