/**
 * How a researcher gives a permission: the journey to ORCID's page and back, what ORCID's answer is worth, and the history
 * of what happened between us and each person.
 */
@NullMarked
package org.orcidcaravan.consent.connect;

import org.jspecify.annotations.NullMarked;
