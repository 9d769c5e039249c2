package org.orcidcaravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.access.Operator;
import org.orcidcaravan.access.OperatorChange;
import org.orcidcaravan.access.Operators;
import org.orcidcaravan.access.Role;
import org.orcidcaravan.access.SignIn;
import org.orcidcaravan.access.SignedIn;

/** Who asks. */
@Path("/api/v1/session")
@Tag(name = "session", description = "Who you are here.")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
    private final Caller caller;
    private final Operators operators;
    private final SignIn signIn;

    SessionResource(Caller caller, Operators operators, SignIn signIn) {
        this.caller = caller;
        this.operators = operators;
        this.signIn = signIn;
    }

    /**
     * Who asks.
     *
     * @param actor as the audit names them
     * @param login null: a program
     * @param provided whether the OpenID provider says the role and has the password; null: a program
     * @param expiresAt when they have to sign in again, whatever they do; null: a program
     */
    @Schema(description = "Who you are, and what you may do.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Self(
            String actor,
            @Nullable String login,
            String name,

            @Schema(enumeration = {"viewer", "operator", "admin"})
            String role,

            @Nullable Boolean provided,
            @Nullable Instant expiresAt) {}

    /** Another password for oneself. */
    @Schema(description = "The password as it is, and as it is to be.")
    record PasswordChange(
            @Nullable String current, @Nullable String password) {}

    @GET
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "session",
            summary = "Who am I",
            description = "The operator who is signed in, or the program whose token it is. Needs the role viewer.")
    public Self self() {
        SignedIn who = caller.session();
        String actor = caller.actor();
        return who == null
                ? new Self(
                        actor,
                        null,
                        actor.substring(actor.indexOf(':') + 1),
                        caller.role().text(),
                        null,
                        null)
                : new Self(
                        actor,
                        who.login(),
                        who.name(),
                        caller.role().text(),
                        operators.find(who.login()).filter(Operator::provided).isPresent(),
                        who.expiresAt());
    }

    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.VIEWER)
    @Operation(
            operationId = "changeOwnPassword",
            summary = "Another password for oneself",
            description =
                    "For operators who are signed in with a password; they then sign in again, everywhere. Needs the role viewer.")
    public Response changePassword(@Nullable PasswordChange change) {
        SignedIn who = caller.session();
        if (who == null) {
            return Problem.answer(409, "A program has no password: make another token instead.")
                    .build();
        }
        if (change == null || change.current() == null || change.password() == null) {
            return Problem.answer(400, "Send both: current and password.").build();
        }
        if (!signIn.knows(who, change.current())) {
            return Problem.answer(403, "The current password is not right, or there is a pause after several failures.")
                    .build();
        }
        operators.change(who.login(), OperatorChange.password(change.password()), who.actor());
        return Response.noContent().build();
    }
}
