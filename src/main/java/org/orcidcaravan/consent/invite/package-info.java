/**
 * Mails that ask researchers to connect: campaigns as operators write them, who is due for which mail, the queue that each
 * mail goes through exactly once, and the people and addresses that get none.
 */
@NullMarked
package org.orcidcaravan.consent.invite;

import org.jspecify.annotations.NullMarked;
