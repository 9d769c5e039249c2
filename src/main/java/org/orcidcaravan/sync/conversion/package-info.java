/** Stores a whole mirror otherwise, in place: plain or zstd. */
@NullMarked
package org.orcidcaravan.sync.conversion;

import org.jspecify.annotations.NullMarked;
