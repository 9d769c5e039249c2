package org.orcidcaravan.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.orcidcaravan.access.AccessSettings;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.openid.OperatorEntrance;

/** The page with the ways in, and with what came of one; and the page that leads on, there and back. */
@ApplicationScoped
class SignInForm {
    private final Template page;
    private final Template onward;
    private final Operators operators;
    private final OperatorEntrance entrance;
    private final AccessSettings settings;

    SignInForm(
            @Location("console/sign-in") Template page,
            @Location("console/onward") Template onward,
            Operators operators,
            OperatorEntrance entrance,
            AccessSettings settings) {
        this.page = page;
        this.onward = onward;
        this.operators = operators;
        this.entrance = entrance;
        this.settings = settings;
    }

    TemplateInstance shown(Place place, String message) {
        boolean provider = entrance.provider().isPresent();
        boolean passwords = settings.signIn().local() && !operators.all().isEmpty();
        return page.data("to", place.text())
                .data("message", message)
                .data("provider", provider)
                .data("label", entrance.label())
                .data("silent", entrance.failedJustNow())
                .data("passwords", passwords)
                .data("switchedOff", !settings.signIn().local())
                .data("nobody", !provider && !passwords);
    }

    Response answer(int status, Place place, String message) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(shown(place, message).render())
                .build();
    }

    /** A page that leads on by itself. */
    String onward(URI target) {
        return onward.data("target", target.toString()).render();
    }
}
