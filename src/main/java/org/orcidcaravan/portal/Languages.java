package org.orcidcaravan.portal;

import io.quarkus.runtime.LocalesBuildTimeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.orcidcaravan.access.PublicAddress;

/** The language of a page: as chosen on it, or else as the browser would like it. */
@ApplicationScoped
class Languages {
    private static final String COOKIE = "caravan-lang";
    private static final int YEAR_SECONDS = 31_536_000;

    private final List<Locale> all;
    private final boolean encrypted;

    Languages(LocalesBuildTimeConfig built, PublicAddress address) {
        this.all = built.locales().stream()
                .sorted((one, other) -> one.getLanguage().compareTo(other.getLanguage()))
                .toList();
        this.encrypted = address.encrypted();
    }

    /** Those that pages exist in. */
    List<Locale> all() {
        return all;
    }

    /** What was chosen in this very request, by the parameter {@code lang}. */
    Optional<Locale> chosen(ContainerRequestContext request) {
        return named(request.getUriInfo().getQueryParameters().getFirst("lang"));
    }

    /** What to answer in. */
    Locale of(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(COOKIE);
        return chosen(request)
                .or(() -> named(cookie == null ? null : cookie.getValue()))
                .or(() -> request.getAcceptableLanguages().stream()
                        .flatMap(wanted -> named(wanted.getLanguage()).stream())
                        .findFirst())
                .orElse(Locale.ENGLISH);
    }

    /** The header {@code Set-Cookie} by which a choice is remembered. */
    String remembering(Locale locale) {
        return COOKIE + "=" + locale.getLanguage() + "; Path=/orcid; HttpOnly; SameSite=Lax; Max-Age=" + YEAR_SECONDS
                + (encrypted ? "; Secure" : "");
    }

    private Optional<Locale> named(@org.jspecify.annotations.Nullable String language) {
        return all.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }
}
