/**
 * Invented ORCID records in the public data's own form: valid iDs, made-up people, works and organisations, and the
 * error documents that take the place of records that were closed. The same random source gives the same bytes.
 */
@NullMarked
package org.orcidcaravan.simulator.record;

import org.jspecify.annotations.NullMarked;
