/**
 * Getting pages from repositories over HTTP: with an end to waiting and to what is read, without following anybody elsewhere,
 * and with the difference between what will pass, what asks to wait, and what an operator has to look at.
 */
@NullMarked
package org.orcidcaravan.source.fetch;

import org.jspecify.annotations.NullMarked;
