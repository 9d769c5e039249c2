/** Which records a mirror keeps: all, those of the institution's people, or those on a list. */
@NullMarked
package org.orcidcaravan.sync.keep;

import org.jspecify.annotations.NullMarked;
