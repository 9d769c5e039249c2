/** InvenioRDM's REST API, {@code /api/records}: what was updated, in windows of time that its search can hold. */
@NullMarked
package org.orcidcaravan.source.invenio;

import org.jspecify.annotations.NullMarked;
