/** What can be known of a whole record by reading its summary: whose employment it names, and which items it shows. */
@NullMarked
package org.orcidcaravan.orcid.record;

import org.jspecify.annotations.NullMarked;
