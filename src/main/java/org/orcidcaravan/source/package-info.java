/**
 * Where works and other items come from: what every source hands over, and how its fields become an item. Each kind of source is a package
 * below. A source never calls the queue.
 */
@NullMarked
package org.orcidcaravan.source;

import org.jspecify.annotations.NullMarked;
