package org.orcidcaravan.api;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What /q/openapi says of the API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Caravan",
                        version = "1",
                        description =
                                "Works in, and how they stand. Problems are application/problem+json (RFC 9457)."),
        security = @SecurityRequirement(name = "token"),
        components =
                @Components(
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = "token",
                                        type = SecuritySchemeType.HTTP,
                                        scheme = "bearer",
                                        description = "A token that \"caravan api-token create\" made."),
                        responses = {
                            @APIResponse(
                                    name = "BadRequest",
                                    description = "Nothing was taken in.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "TooLarge",
                                    description = "The body is longer than caravan.api.max-body-bytes.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "There is no such work, or not for this person.",
                                    content =
                                            @Content(
                                                    mediaType = Problem.TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples =
                                                            @ExampleObject(name = "problem", value = Examples.PROBLEM)))
                        }))
public class Description extends Application {}
