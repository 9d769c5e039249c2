package org.orcidcaravan.routing.lint;

import java.util.List;

/** One rule that route files keep. */
public interface Rule {
    /** A short stable name in kebab-case; findings carry it. */
    String name();

    /** The rule in one sentence, for the documents. */
    String says();

    List<Finding> check(RouteFile file, Surroundings around);
}
