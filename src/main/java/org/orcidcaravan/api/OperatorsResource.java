package org.orcidcaravan.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.NewOperator;
import org.orcidcaravan.access.OperatorChange;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.Role;

/** Who may sign in to the pages. */
@Path("/api/v1/operators")
@Tag(name = "operators", description = "Who may sign in to the pages.")
@Produces(MediaType.APPLICATION_JSON)
public class OperatorsResource {
    private final Operators operators;
    private final Caller caller;

    OperatorsResource(Operators operators, Caller caller) {
        this.operators = operators;
        this.caller = caller;
    }

    @GET
    @Needs(Role.ADMIN)
    @Operation(operationId = "operators", summary = "All operators", description = "By login. Needs the role admin.")
    public OperatorEntry.All all() {
        return new OperatorEntry.All(
                operators.all().stream().map(OperatorEntry::of).toList());
    }

    @GET
    @Path("{login}")
    @Needs(Role.ADMIN)
    @Operation(operationId = "operator", summary = "One operator", description = "Needs the role admin.")
    public OperatorEntry one(@PathParam("login") String login) {
        return operators.find(login).map(OperatorEntry::of).orElseThrow(NotFoundException::new);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "createOperator",
            summary = "Makes an operator",
            description = "Who signs in with a password. 409 when the login is taken. Needs the role admin.")
    public Response create(OperatorEntry.@Nullable Wanted wanted) {
        Optional<Role> role = wanted == null ? Optional.empty() : role(wanted.role());
        if (wanted == null || wanted.login() == null || wanted.password() == null || role.isEmpty()) {
            return Problem.answer(400, "Send login, password and role; role is viewer, operator or admin.")
                    .build();
        }
        String name = wanted.name() == null ? wanted.login() : wanted.name();
        NewOperator made = new NewOperator(wanted.login(), name, role.get(), wanted.password());
        return Response.created(URI.create("/api/v1/operators/" + made.login()))
                .entity(OperatorEntry.of(operators.create(made, caller.actor())))
                .build();
    }

    @PATCH
    @Path("{login}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "changeOperator",
            summary = "Changes an operator",
            description =
                    "With another role or password, or when locked, they have to sign in again. 409 for the last admin. Needs the role admin.")
    public Response change(@PathParam("login") String login, OperatorEntry.@Nullable Change change) {
        if (change == null) {
            return Problem.answer(400, "Send what is to change.").build();
        }
        Optional<Role> role = role(change.role());
        if (change.role() != null && role.isEmpty()) {
            return Problem.answer(400, "A role is viewer, operator or admin.").build();
        }
        OperatorChange wanted =
                new OperatorChange(change.name(), role.orElse(null), change.password(), change.locked());
        return operators
                .change(login, wanted, caller.actor())
                .map(changed -> Response.ok(OperatorEntry.of(changed)).build())
                .orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("{login}/end-sessions")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "endSessionsOfOperator",
            summary = "Signs an operator out everywhere",
            description = "They may sign in again; to keep them out, lock them. Needs the role admin.")
    public OperatorEntry.Ended endSessions(@PathParam("login") String login) {
        return operators
                .endSessions(login, caller.actor())
                .map(OperatorEntry.Ended::new)
                .orElseThrow(NotFoundException::new);
    }

    @DELETE
    @Path("{login}")
    @Needs(Role.ADMIN)
    @Operation(
            operationId = "removeOperator",
            summary = "Removes an operator",
            description = "And ends their sessions. 409 for the last admin. Needs the role admin.")
    public Response remove(@PathParam("login") String login) {
        if (!operators.remove(login, caller.actor())) {
            throw new NotFoundException();
        }
        return Response.noContent().build();
    }

    private static Optional<Role> role(@Nullable String text) {
        return Arrays.stream(Role.values())
                .filter(role -> role.text().equals(text))
                .findFirst();
    }
}
