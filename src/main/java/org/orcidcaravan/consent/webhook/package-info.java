/**
 * Records whose researchers are linked are watched: ORCID calls when one changes, the call is noted, and the record is read
 * (orcid-api.md 3.6). It makes news sooner; what the mirror guarantees does not depend on it.
 */
@NullMarked
package org.orcidcaravan.consent.webhook;

import org.jspecify.annotations.NullMarked;
