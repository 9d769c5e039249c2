/** The passes over the buckets, in steps that the routes put in order: list, look up, get, verify and store, confirm. */
@NullMarked
package org.orcidcaravan.sync.pass;

import org.jspecify.annotations.NullMarked;
