/**
 * The HTTP API for other systems: works in, and how they stand. A face: it reads requests, asks the core, and writes answers;
 * what is wrong is said as RFC 9457 has it.
 */
@NullMarked
package org.orcidcaravan.api;

import org.jspecify.annotations.NullMarked;
