/** One transaction of PostgreSQL, all of it or nothing: what every room that keeps something stands on. */
@NullMarked
package org.orcidcaravan.transaction;

import org.jspecify.annotations.NullMarked;
