/**
 * What ORCID shows for our client against what we believe: from the summaries of the local copy, without a request, or by
 * asking ORCID. What is found goes to the queue, which changes its own rows.
 */
@NullMarked
package org.orcidcaravan.measure.reconcile;

import org.jspecify.annotations.NullMarked;
