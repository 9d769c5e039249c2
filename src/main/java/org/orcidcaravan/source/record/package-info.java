/**
 * Works as every source brings them, before anybody has decided whose they are or whether they may go out: records, their
 * authors, their circumstances, and what is kept of them from one run of a source to the next.
 */
@NullMarked
package org.orcidcaravan.source.record;

import org.jspecify.annotations.NullMarked;
