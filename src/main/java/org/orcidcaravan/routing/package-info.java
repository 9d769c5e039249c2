/**
 * The room where Camel lives: the only package that imports it. It deploys the operators' route files, checks them
 * before they run, and offers the faces plain, Camel-free ways to list, check, start, stop and replay.
 */
@NullMarked
package org.orcidcaravan.routing;

import org.jspecify.annotations.NullMarked;
