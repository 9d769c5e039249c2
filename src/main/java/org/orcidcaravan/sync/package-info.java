/** The words of the sync: data classes, what a pass is asked to do, how far it is, what it reports. */
@NullMarked
package org.orcidcaravan.sync;

import org.jspecify.annotations.NullMarked;
