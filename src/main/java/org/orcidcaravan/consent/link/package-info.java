/** Personal links: whoever has the mail that one came with is that person, once, without a login. */
@NullMarked
package org.orcidcaravan.consent.link;

import org.jspecify.annotations.NullMarked;
