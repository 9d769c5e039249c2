package org.orcidcaravan.api;

import org.orcidcaravan.push.TaskState;

/** What is asked for is not there, or cannot be done as things stand; nothing is changed. */
final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final int status;

    private Impossible(int status, String message) {
        super(message);
        this.status = status;
    }

    static Impossible missing(String message) {
        return new Impossible(NOT_FOUND, message);
    }

    static Impossible now(String message) {
        return new Impossible(CONFLICT, message);
    }

    static Impossible noTask(long id) {
        return missing("There is no task " + id + ": GET /api/v1/tasks finds those that there are.");
    }

    static Impossible notAsSeen(long id, TaskState state) {
        return now("Task " + id + " is " + state.text()
                + ", and not as you saw it: nothing is changed. Look at it again.");
    }

    int status() {
        return status;
    }
}
