package org.orcidcaravan.portal;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.keep.Preference;
import org.orcidcaravan.push.Choices;
import org.orcidcaravan.push.DeadLetters;
import org.orcidcaravan.push.OwnItem;
import org.orcidcaravan.push.OwnItem.Standing;
import org.orcidcaravan.push.OwnItemStore;
import org.orcidcaravan.push.Suppressions;

/** What a researcher says of their works. Whatever a form names, only the visitor's own items are looked for. */
@Personal
@Path("/orcid/submit")
public class SubmitActs {
    private static final String WHY = "The researcher said so.";
    private static final int MOST = 100_000;
    private static final int LONGEST_KIND = 60;

    private final Visitor visitor;
    private final OwnItemStore items;
    private final Choices choices;
    private final DeadLetters letters;
    private final Suppressions suppressions;

    SubmitActs(Visitor visitor, OwnItemStore items, Choices choices, DeadLetters letters, Suppressions suppressions) {
        this.visitor = visitor;
        this.items = items;
        this.choices = choices;
        this.letters = letters;
        this.suppressions = suppressions;
    }

    @POST
    @Path("send")
    public Response send(
            @BeanParam SubmitQuery query,
            @FormParam("item") @Nullable List<String> asked,
            @FormParam("all") @Nullable String all) {
        long person = visitor.person().id();
        List<OwnItem> wanted = all == null ? items.some(person, SubmitQuery.ids(asked)) : waiting(person);
        List<OwnItem> sendable =
                wanted.stream().filter(item -> item.standing().sendable()).toList();
        choices.send(person, sendable.stream().map(OwnItem::id).toList(), actor());
        sendable.stream()
                .filter(item -> item.standing() == Standing.REFUSED && item.task() != null)
                .forEach(item -> letters.replay(item.task(), null, actor()));
        return back(query, sendable.isEmpty() ? "nothing" : "sent", sendable.size());
    }

    private List<OwnItem> waiting(long person) {
        return items.page(person, new OwnItem.Wanted(null, null, null), 0, MOST).stream()
                .filter(item -> item.standing() == Standing.NEW || item.standing() == Standing.CHANGED)
                .toList();
    }

    @POST
    @Path("never")
    public Response never(@BeanParam SubmitQuery query, @FormParam("item") @Nullable List<String> asked) {
        List<OwnItem> wanted = items.some(visitor.person().id(), SubmitQuery.ids(asked));
        wanted.forEach(item -> suppressions.suppress(item.key(), WHY, actor()));
        return back(query, wanted.isEmpty() ? "nothing" : "noted", wanted.size());
    }

    /** Takes back what the researcher said, and not what somebody of the institution did. */
    @POST
    @Path("allow")
    public Response allow(@BeanParam SubmitQuery query, @FormParam("allow") @Nullable String asked) {
        items.some(visitor.person().id(), SubmitQuery.ids(asked == null ? null : List.of(asked))).stream()
                .filter(item -> actor().equals(item.saidBy()))
                .forEach(item -> suppressions.lift(item.key(), actor()));
        return back(query, "noted", 1);
    }

    @POST
    @Path("preference")
    public Response prefer(
            @BeanParam SubmitQuery query,
            @FormParam("preference") @Nullable String preference,
            @FormParam("known") @Nullable List<String> known,
            @FormParam("kind-by-itself") @Nullable List<String> byItself) {
        Set<String> leftOut = new HashSet<>(known == null ? List.of() : known);
        leftOut.removeAll(byItself == null ? List.of() : byItself);
        leftOut.removeIf(kind -> kind.isBlank() || kind.length() > LONGEST_KIND);
        Preference.named(preference)
                .ifPresent(chosen -> choices.prefer(visitor.person().id(), new Choices.Wish(chosen, leftOut), actor()));
        return back(query, "noted", 1);
    }

    private static Response back(SubmitQuery query, String what, int many) {
        return Response.seeOther(query.after(what, many)).build();
    }

    /** As the audit names a researcher. */
    private String actor() {
        return "person:" + visitor.person().id();
    }
}
