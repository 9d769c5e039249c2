/** The local copy: which key may become which file, how bytes get there safely, what the database knows of it. */
@NullMarked
package org.orcidcaravan.sync.mirror;

import org.jspecify.annotations.NullMarked;
