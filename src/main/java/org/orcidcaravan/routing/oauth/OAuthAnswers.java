package org.orcidcaravan.routing.oauth;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.connect.OrcidOAuth;

/** Reads what ORCID's OAuth server answered. */
@Named("oauthAnswers")
@Unremovable
@Singleton
public class OAuthAnswers {
    /** Far more than tokens and keys need. */
    private static final int LONGEST = 1024 * 1024;

    /**
     * Reads an answer to its end.
     *
     * @throws IOException when the connection is lost meanwhile, or it is longer than anything that ORCID sends
     */
    public OrcidOAuth.Reply read(int status, @Nullable InputStream body) throws IOException {
        return new OrcidOAuth.Reply(status, text(body));
    }

    /** The text of any answer of ORCID; empty when it has none. */
    public String text(@Nullable InputStream body) throws IOException {
        if (body == null) {
            return "";
        }
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw new IOException("The answer is longer than " + LONGEST + " bytes.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
