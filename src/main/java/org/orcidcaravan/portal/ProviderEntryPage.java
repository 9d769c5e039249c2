package org.orcidcaravan.portal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.openid.OpenIdRefused;
import org.orcidcaravan.access.openid.OpenIdTrouble;
import org.orcidcaravan.access.openid.Provider;
import org.orcidcaravan.access.openid.RelyingParty;
import org.orcidcaravan.access.openid.RoundCookie;
import org.orcidcaravan.consent.Person;

/**
 * Researchers sign in at their institution: a page with a button, the way there, and the way back. Looking changes nothing,
 * so this address can stand in a mail.
 */
@Path(ResearcherEntrance.PATH)
@Produces(MediaType.TEXT_HTML)
public class ProviderEntryPage {
    private static final System.Logger LOG = System.getLogger(ProviderEntryPage.class.getName());

    private final ResearcherEntrance entrance;
    private final RelyingParty party;
    private final RoundCookie round;
    private final EntryForm form;
    private final ProvidedVisit visit;

    ProviderEntryPage(
            ResearcherEntrance entrance, RelyingParty party, RoundCookie round, EntryForm form, ProvidedVisit visit) {
        this.entrance = entrance;
        this.party = party;
        this.round = round;
        this.form = form;
        this.visit = visit;
    }

    @POST
    public Response leave() {
        Provider provider = entrance.provider().orElseThrow(NotFoundException::new);
        try {
            RelyingParty.Begun begun = party.begin(provider, "start");
            return Response.ok(form.onward(begun.onward()))
                    .header(HttpHeaders.SET_COOKIE, round.holding(provider, begun))
                    .build();
        } catch (OpenIdTrouble e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return form.answer(503, EntryForm.Words.SILENT);
        }
    }

    /** With the provider's query, the way back; without, the page with the button. */
    @GET
    public Response come(
            @QueryParam("code") @Nullable String code,
            @QueryParam("state") @Nullable String state,
            @QueryParam("error") @Nullable String error,
            @QueryParam("iss") @Nullable String issuer,
            @Context HttpHeaders headers) {
        Provider provider = entrance.provider().orElseThrow(NotFoundException::new);
        if (code == null && state == null && error == null) {
            return form.answer(200, EntryForm.Words.NONE);
        }
        RelyingParty.Returned returned = new RelyingParty.Returned(code, state, error, issuer);
        String browser = Optional.ofNullable(headers.getCookies().get(round.name(provider)))
                .map(Cookie::getValue)
                .orElse(null);
        return Response.fromResponse(finished(provider, returned, browser, headers))
                .header(HttpHeaders.SET_COOKIE, round.gone(provider))
                .build();
    }

    private Response finished(
            Provider provider, RelyingParty.Returned returned, @Nullable String browser, HttpHeaders headers) {
        try {
            Optional<Person> person = entrance.person(party.finish(provider, returned, browser));
            return person.isEmpty()
                    ? form.answer(403, EntryForm.Words.UNKNOWN)
                    : Response.ok(form.onward(URI.create("/orcid")))
                            .header(HttpHeaders.SET_COOKIE, visit.open(person.get(), headers))
                            .build();
        } catch (OpenIdRefused e) {
            LOG.log(System.Logger.Level.WARNING, "A researcher's sign-in was refused: " + e.getMessage());
            return form.answer(400, EntryForm.Words.AGAIN);
        } catch (OpenIdTrouble e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return form.answer(503, EntryForm.Words.SILENT);
        }
    }
}
