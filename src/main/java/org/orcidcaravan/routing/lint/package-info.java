/**
 * The rules a route file keeps, one class a rule or a family, listed in {@link LintRules}. They look at the text alone:
 * no Camel context runs. The parser and the schema are those that Camel's YAML DSL itself uses, so that what passes
 * here also loads there.
 */
@NullMarked
package org.orcidcaravan.routing.lint;

import org.jspecify.annotations.NullMarked;
