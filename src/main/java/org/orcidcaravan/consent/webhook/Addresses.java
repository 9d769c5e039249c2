package org.orcidcaravan.consent.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.ConsentTransactionStore;
import org.orcidcaravan.consent.Unguessable;
import org.orcidcaravan.orcid.OrcidId;

/**
 * The addresses that ORCID calls. ORCID signs nothing, so the address is the proof: its last part is HMAC-SHA256 of the iD
 * with a secret of this installation. Whoever sees one address, in a proxy's log, knows nothing of the others.
 */
@ApplicationScoped
public class Addresses {
    /** Where calls arrive, below the base. */
    public static final String PATH = "/orcid-webhook";

    /** Shorter secrets in a file can be guessed. */
    private static final int SHORTEST = 16;

    private final ConsentTransactionStore transactions;
    private final WebhookSettings settings;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable String kept;

    Addresses(ConsentTransactionStore transactions, WebhookSettings settings) {
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * The base of all addresses; empty: nobody is to be watched.
     *
     * @throws NotNow when what is set is no address that ORCID could call
     */
    Optional<String> base() {
        return settings.url().map(String::strip).filter(url -> !url.isEmpty()).map(Addresses::checked);
    }

    private static String checked(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            }
        } catch (URISyntaxException e) {
            throw unfit(text, e);
        }
        throw unfit(text, null);
    }

    private static NotNow unfit(String text, @Nullable Exception cause) {
        return new NotNow(
                "caravan.webhook.url is not an address like https://orcid.example.org: " + text + ". Correct it",
                cause);
    }

    /** Where ORCID is to call when this record changes. */
    String of(String base, OrcidId orcid) {
        return base + PATH + "/" + orcid + "/" + mark(secret(), orcid.toString());
    }

    /** A digest of base and secret: another one means that all addresses are others. */
    String madeOf(String base) {
        return mark(secret(), base + PATH).substring(0, 22);
    }

    /** Whether the last part of an address is that of this iD; how long that takes says nothing. */
    boolean genuine(OrcidId orcid, String mark) {
        byte[] expected = mark(secret(), orcid.toString()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, mark.getBytes(StandardCharsets.UTF_8));
    }

    private String secret() {
        Optional<Path> file = settings.secretFile();
        if (file.isPresent()) {
            return ofFile(file.get());
        }
        String known = kept;
        if (known == null) {
            known = transactions.within(
                    "Failed to read the secret of the webhooks",
                    connection -> WebhookSecretStore.keep(connection, Unguessable.make(random)));
            kept = known;
        }
        return known;
    }

    private static String ofFile(Path file) {
        String secret;
        try {
            secret = Files.readString(file).strip();
        } catch (IOException e) {
            throw new NotNow("Failed to read " + file + " (caravan.webhook.secret-file)", e);
        }
        if (secret.length() < SHORTEST) {
            throw new NotNow(
                    "The secret in " + file + " (caravan.webhook.secret-file) is too short: write " + SHORTEST
                            + " characters or more of chance into it",
                    null);
        }
        return secret;
    }

    private static String mark(String secret, String of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(of.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256, but this one has not", e);
        }
    }
}
