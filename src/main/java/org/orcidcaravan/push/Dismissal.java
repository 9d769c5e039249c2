package org.orcidcaravan.push;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Map;

/** How somebody takes tasks off the dead-letter list. */
sealed interface Dismissal {
    String actor();

    /** For sentences: "Failed to ... dead letter 7". */
    String verb();

    /** What the task says from then on. */
    String message();

    /** What the audit is to know besides. */
    JsonObject detail();

    /**
     * To send it again.
     *
     * @param grace not before that
     */
    record Replay(String actor, Duration grace) implements Dismissal {
        @Override
        public String verb() {
            return "replay";
        }

        @Override
        public String message() {
            return "Replayed by " + actor + ".";
        }

        @Override
        public JsonObject detail() {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    /** Never to send it in this form. */
    record Discard(String reason, String actor) implements Dismissal {
        public Discard {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("No reason is given for discarding dead letters: say why");
            }
        }

        @Override
        public String verb() {
            return "discard";
        }

        @Override
        public String message() {
            return reason;
        }

        @Override
        public JsonObject detail() {
            return Json.createObjectBuilder(Map.of("reason", reason)).build();
        }
    }

    /** For the audit: on which task or tasks, and what else is to be known. */
    default Act on(String subject, JsonObject more) {
        JsonObjectBuilder all = Json.createObjectBuilder(detail());
        more.forEach(all::add);
        return new Act(actor(), "dead-letter." + verb(), subject, all.build());
    }
}
