/**
 * Figures about what the core does: how deep the queue is, how fast it goes, how old the copy is, and what needs a person.
 * They are counted seldom enough that watching costs nothing, and each says of when it is.
 */
@NullMarked
package org.orcidcaravan.measure;

import org.jspecify.annotations.NullMarked;
