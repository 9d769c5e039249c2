/** Who the researchers are, for those who look after them: found by words, with how far each has come along. */
@NullMarked
package org.orcidcaravan.consent.register;

import org.jspecify.annotations.NullMarked;
