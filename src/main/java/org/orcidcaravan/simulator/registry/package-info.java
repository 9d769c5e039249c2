/**
 * ORCID's registry, simulated: the member API 3.0 and the token endpoint over real HTTP on loopback, with records that
 * change. It refuses what ORCID refuses, in ORCID's words, and can be told to fail in all the ways a network and a busy
 * server do. Tests and development talk to it; in production it is never opened.
 */
@NullMarked
package org.orcidcaravan.simulator.registry;

import org.jspecify.annotations.NullMarked;
