/**
 * Who may be written for, and by what permission: people as the institution knows them, and the tokens that ORCID gave
 * for their consent.
 */
@NullMarked
package org.orcidcaravan.consent;

import org.jspecify.annotations.NullMarked;
