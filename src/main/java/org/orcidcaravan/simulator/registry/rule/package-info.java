/**
 * What ORCID accepts, and in what words it refuses: the validators of its member API 3.0, one class a kind of item.
 * They look at trees of elements and share nothing with the rules that the project applies before it sends.
 */
@NullMarked
package org.orcidcaravan.simulator.registry.rule;

import org.jspecify.annotations.NullMarked;
