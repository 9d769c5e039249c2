/** The road from the room of consent to ORCID's token endpoint: that room knows no routes. */
@NullMarked
package org.orcidcaravan.routing.oauth;

import org.jspecify.annotations.NullMarked;
