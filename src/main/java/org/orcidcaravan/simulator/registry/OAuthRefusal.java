package org.orcidcaravan.simulator.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal in the words of OAuth: JSON, whatever the caller accepts. */
final class OAuthRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    OAuthRefusal(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
    }

    /** ORCID's security filter repeats the token in its answer. */
    static OAuthRefusal token(String words, String token) {
        return new OAuthRefusal(401, "invalid_token", words + ": " + token);
    }

    Reply reply() {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error", error);
        String description = String.valueOf(getMessage());
        if (!description.isEmpty()) {
            members.put("error_description", description);
        }
        return Reply.json(status, members);
    }
}
