/**
 * XML as the simulated registry sees it: small trees that know names, order and text. They are read and written without
 * the classes that the rest of the project writes its XML with, so that a mistake there is not shared here.
 */
@NullMarked
package org.orcidcaravan.simulator.registry.xml;

import org.jspecify.annotations.NullMarked;
