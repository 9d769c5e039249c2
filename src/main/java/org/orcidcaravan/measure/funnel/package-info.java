/** The measure of success: how many researchers are known, invited, connected and served, by unit and over time. */
@NullMarked
package org.orcidcaravan.measure.funnel;

import org.jspecify.annotations.NullMarked;
