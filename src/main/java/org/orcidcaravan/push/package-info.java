/**
 * The queue: what is to be written to whose record, in what state each task is, whose turn it is, and what an answer of
 * ORCID changes. The routes drive it; nothing here sends anything.
 */
@NullMarked
package org.orcidcaravan.push;

import org.jspecify.annotations.NullMarked;
