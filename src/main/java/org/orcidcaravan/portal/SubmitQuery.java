package org.orcidcaravan.portal;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.push.OwnItem;
import org.orcidcaravan.push.OwnItem.Standing;

/** Which works, in the address of the page: a form goes back to where it came from. */
public class SubmitQuery {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    @QueryParam("year")
    @DefaultValue("")
    public String year = "";

    @QueryParam("kind")
    @DefaultValue("")
    public String kind = "";

    @QueryParam("state")
    @DefaultValue("")
    public String state = "";

    @QueryParam("page")
    @DefaultValue("1")
    public int page = 1;

    /** What the form before did, for a sentence. */
    @QueryParam("done")
    @DefaultValue("")
    public String done = "";

    /** How many. */
    @QueryParam("number")
    @DefaultValue("0")
    public int number;

    /** What cannot be is not asked for. */
    OwnItem.Wanted wanted() {
        return new OwnItem.Wanted(
                kind.isEmpty() ? null : kind,
                YEAR.matcher(year).matches() ? Integer.valueOf(year) : null,
                Standing.named(state).orElse(null));
    }

    /** This page, or one near it. */
    public String at(int other) {
        return builder().queryParam("page", other).build().toString();
    }

    /** Where the forms of this page go. */
    public String act(String name) {
        UriBuilder builder = UriBuilder.fromPath("/orcid/submit/" + name);
        fill(builder);
        return builder.queryParam("page", page).build().toString();
    }

    URI after(String what, int many) {
        return builder()
                .queryParam("page", page)
                .queryParam("done", what)
                .queryParam("number", many)
                .build();
    }

    private UriBuilder builder() {
        UriBuilder builder = UriBuilder.fromPath("/orcid/submit");
        fill(builder);
        return builder;
    }

    private void fill(UriBuilder builder) {
        parameter(builder, "year", year);
        parameter(builder, "kind", kind);
        parameter(builder, "state", state);
    }

    private static void parameter(UriBuilder builder, String name, String value) {
        if (!value.isEmpty()) {
            builder.queryParam(name, "{" + name + "}").resolveTemplate(name, value);
        }
    }

    /** The numbers among what a form sent. */
    static List<Long> ids(@Nullable List<String> asked) {
        return Optional.ofNullable(asked).orElse(List.of()).stream()
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf)
                .distinct()
                .toList();
    }
}
