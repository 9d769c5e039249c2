/** The simulated world's mailbox: it takes whatever is mailed to whomever, and shows it on a page. */
@NullMarked
package org.orcidcaravan.simulator.mailbox;

import org.jspecify.annotations.NullMarked;
