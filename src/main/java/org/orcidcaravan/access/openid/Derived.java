package org.orcidcaravan.access.openid;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.orcidcaravan.access.RandomToken;

/** What else a round needs, from the secret that only its browser has: so that nothing else need be kept. */
final class Derived {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Derived() {}

    /** Comes back in the ID token. */
    static String nonce(String browser) {
        return BASE64.encodeToString(mac(browser, "nonce"));
    }

    /** Is sent with the code (RFC 7636). */
    static String verifier(String browser) {
        return BASE64.encodeToString(mac(browser, "verifier"));
    }

    /** Is sent before, method S256. */
    static String challenge(String browser) {
        return BASE64.encodeToString(RandomToken.hash(verifier(browser)));
    }

    private static byte[] mac(String browser, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(browser.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256, but this one has not", e);
        }
    }
}
