package org.orcidcaravan.push;

import jakarta.json.JsonObject;

/**
 * What somebody did, for the table {@code audit}.
 *
 * @param actor {@code cli:} and the operating system's user, {@code console:} and the operator's login
 * @param action as {@code dead-letter.replay}
 * @param subject as {@code task:17}
 */
record Act(String actor, String action, String subject, JsonObject detail) {
    Act {
        if (actor.isBlank()) {
            throw new IllegalArgumentException("Nobody is named who does " + action + ": say who");
        }
    }
}
