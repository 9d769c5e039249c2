/** Where ORCID calls in. Nobody signs in here: the address is the proof. */
@NullMarked
package org.orcidcaravan.api.webhook;

import org.jspecify.annotations.NullMarked;
