/** The kinds of files that works come in, each read one entry at a time. */
@NullMarked
package org.orcidcaravan.source.format;

import org.jspecify.annotations.NullMarked;
