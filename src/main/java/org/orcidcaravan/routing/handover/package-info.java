/**
 * From sources to the queue: what a source says becomes offers for the people whose works they are. Neither side knows the
 * other, so this is here, for the flows and for the faces. There is no Camel in it.
 */
@NullMarked
package org.orcidcaravan.routing.handover;

import org.jspecify.annotations.NullMarked;
