package org.orcidcaravan.api;

import jakarta.ws.rs.core.Response;
import java.nio.file.FileSystemException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.orcidcaravan.routing.deploy.ChangedMeanwhile;
import org.orcidcaravan.routing.deploy.RouteActs;
import org.orcidcaravan.routing.deploy.RouteStateTrouble;

/** What goes wrong with routes, in answers. */
class RouteTroubles {
    private static final System.Logger LOG = System.getLogger(RouteTroubles.class.getName());

    @ServerExceptionMapper
    Response notNow(RouteActs.NotNow trouble) {
        return Problem.answer(409, String.valueOf(trouble.getMessage())).build();
    }

    @ServerExceptionMapper
    Response changed(ChangedMeanwhile trouble) {
        return Problem.answer(409, String.valueOf(trouble.getMessage())).build();
    }

    @ServerExceptionMapper
    Response folder(FileSystemException trouble) {
        LOG.log(System.Logger.Level.ERROR, "Failed to write a route file", trouble);
        return Problem.answer(
                        409,
                        "The routes folder cannot be written by the service: change the file where it comes from, or give"
                                + " the service the right to write.")
                .build();
    }

    @ServerExceptionMapper
    Response database(RouteStateTrouble trouble) {
        return UnkeptText.in(trouble).orElseGet(() -> unanswered(trouble));
    }

    private static Response unanswered(RouteStateTrouble trouble) {
        LOG.log(System.Logger.Level.ERROR, trouble.getMessage());
        return Problem.answer(
                        503, "The database does not answer, and what cannot be audited is not done. Try again later.")
                .build();
    }
}
