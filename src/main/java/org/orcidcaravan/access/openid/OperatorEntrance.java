package org.orcidcaravan.access.openid;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.ProvidedOperator;
import org.orcidcaravan.access.ProvidedSignIn;
import org.orcidcaravan.access.PublicAddress;
import org.orcidcaravan.access.Role;

/** The way in for operators by the institution's provider, and the way out. */
@ApplicationScoped
public class OperatorEntrance {
    /** Where the provider sends operators back to. */
    public static final String PATH = "/sign-in/provider";

    private final OpenIdSettings settings;
    private final PublicAddress address;
    private final RelyingParty party;
    private final ProvidedSignIn signIn;

    OperatorEntrance(OpenIdSettings settings, PublicAddress address, RelyingParty party, ProvidedSignIn signIn) {
        this.settings = settings;
        this.address = address;
        this.party = party;
        this.signIn = signIn;
    }

    /**
     * Who came back.
     *
     * @param token of their session; empty: they may not
     * @param target as it was said when they left
     */
    public record Entered(Optional<String> token, String target) {}

    /** Where they sign in; empty: with passwords only. */
    public Optional<Provider> provider() {
        return settings.issuer()
                .map(issuer -> new Provider(
                        "operators",
                        issuer,
                        settings.clientId().orElse("caravan"),
                        settings.clientSecret().orElse(null),
                        settings.scopes(),
                        List.of(settings.roleClaim(), settings.loginClaim()),
                        URI.create(address.origin() + PATH)));
    }

    /** On the button. */
    public String label() {
        return settings.label();
    }

    /** Whether the provider has just not answered. */
    public boolean failedJustNow() {
        return provider().filter(party::failedJustNow).isPresent();
    }

    /** Begins a round. */
    public RelyingParty.Begun begin(Provider provider, String target) {
        return party.begin(provider, target);
    }

    /** Ends a round, and opens a session for whom the provider gives a role. */
    public Entered finish(Provider provider, RelyingParty.Returned returned, @Nullable String browser) {
        RelyingParty.Vouched vouched = party.finish(provider, returned, browser);
        Claims claims = vouched.claims();
        String login = claims.text(settings.loginClaim())
                .or(() -> claims.text("email"))
                .orElseGet(claims::subject);
        ProvidedOperator who = new ProvidedOperator(
                provider.issuer() + " " + claims.subject(),
                login,
                claims.text("name").orElse(login),
                role(claims.texts(settings.roleClaim())));
        return new Entered(signIn.enter(who), vouched.target());
    }

    /** Where to sign out at the provider as well; empty: the settings, or the provider, know no such thing. */
    public Optional<URI> signOutThere() {
        return settings.signOutThere()
                ? provider().flatMap(there -> party.end(there, URI.create(address.origin() + "/sign-in")))
                : Optional.empty();
    }

    /** The highest that one of the values gives. */
    private @Nullable Role role(List<String> values) {
        if (gives(settings.admin(), values)) {
            return Role.ADMIN;
        }
        if (gives(settings.operator(), values)) {
            return Role.OPERATOR;
        }
        return gives(settings.viewer(), values) ? Role.VIEWER : null;
    }

    private static boolean gives(Optional<List<String>> wanted, List<String> values) {
        return wanted.stream().flatMap(List::stream).map(String::strip).anyMatch(values::contains);
    }
}
