/**
 * Authenticated iDs on their way back into the institution's own systems: what changes is told as an event, and all of it
 * goes out as a file.
 */
@NullMarked
package org.orcidcaravan.consent.identity;

import org.jspecify.annotations.NullMarked;
