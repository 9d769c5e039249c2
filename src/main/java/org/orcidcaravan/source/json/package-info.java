/** Items from Caravan's own JSON, as other systems post them. */
@NullMarked
package org.orcidcaravan.source.json;

import org.jspecify.annotations.NullMarked;
