/** The road from the address that ORCID calls to the route that notes it: that face knows no routes. */
@NullMarked
package org.orcidcaravan.routing.webhook;

import org.jspecify.annotations.NullMarked;
