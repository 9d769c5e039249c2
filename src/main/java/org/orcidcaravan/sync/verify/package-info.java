/** Whether the files on disk still are what was stored: what differs is forgotten, and fetched again. */
@NullMarked
package org.orcidcaravan.sync.verify;

import org.jspecify.annotations.NullMarked;
