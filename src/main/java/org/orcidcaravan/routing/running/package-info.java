/** What runs: each route's state and counts, and its picture, for people. */
@NullMarked
package org.orcidcaravan.routing.running;

import org.jspecify.annotations.NullMarked;
