/**
 * What is kept of a researcher, for how long, and how they get at it: everything as one JSON document, erasure when they ask
 * for it, and the job that forgets what is old.
 */
@NullMarked
package org.orcidcaravan.consent.keep;

import org.jspecify.annotations.NullMarked;
