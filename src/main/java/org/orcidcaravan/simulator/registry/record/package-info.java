/**
 * The records of the simulated registry, in memory: who they belong to, what is on them and who put it there, how items
 * are added, replaced and removed, and how they are read back.
 */
@NullMarked
package org.orcidcaravan.simulator.registry.record;

import org.jspecify.annotations.NullMarked;
