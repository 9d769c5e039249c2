package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Permissions;
import org.orcidcaravan.orcid.Scope;
import org.orcidcaravan.push.Choices;
import org.orcidcaravan.push.OwnItem;
import org.orcidcaravan.push.OwnItem.Standing;
import org.orcidcaravan.push.OwnItemStore;

/** A researcher's works, and where each stands. */
@Personal
@Path("/orcid/submit")
@Produces(MediaType.TEXT_HTML)
public class SubmitPage {
    static final int AT_ONCE = 50;

    private final SubmitTemplates templates;
    private final Visitor visitor;
    private final OwnItemStore items;
    private final Choices choices;
    private final Permissions permissions;

    SubmitPage(
            SubmitTemplates templates, Visitor visitor, OwnItemStore items, Choices choices, Permissions permissions) {
        this.templates = templates;
        this.visitor = visitor;
        this.items = items;
        this.choices = choices;
        this.permissions = permissions;
    }

    /** The template, and what is around each page. */
    @jakarta.inject.Singleton
    static class SubmitTemplates {
        private final Template page;
        private final Template progress;
        private final Frame frame;

        SubmitTemplates(
                @Location("portal/submit") Template page,
                @Location("portal/submit-progress") Template progress,
                Frame frame) {
            this.page = page;
            this.progress = progress;
            this.frame = frame;
        }
    }

    @GET
    public TemplateInstance show(@BeanParam SubmitQuery query) {
        long person = visitor.person().id();
        OwnItem.Overview overview = items.overview(person);
        OwnItem.Wanted wanted = query.wanted();
        int page = Math.max(1, query.page);
        List<OwnItem> found = items.page(person, wanted, (page - 1) * AT_ONCE, AT_ONCE + 1);
        List<OwnWork> works = found.stream().limit(AT_ONCE).map(this::own).toList();
        var orcid = visitor.person().orcid();
        return templates
                .frame
                .of(templates.page)
                .data("works", works)
                .data("overview", overview)
                .data(
                        "open",
                        overview.standings().getOrDefault(Standing.NEW, 0)
                                + overview.standings().getOrDefault(Standing.CHANGED, 0))
                .data("query", query)
                .data("years", overview.years().stream().map(String::valueOf).toList())
                .data("has_earlier", page > 1)
                .data("earlier", query.at(page - 1))
                .data("later", query.at(page + 1))
                .data("more", found.size() > AT_ONCE)
                .data("wish", SubmitWish.of(choices.of(person), overview))
                .data("sending", sending(works))
                .data(
                        "permitted",
                        permissions.find(person, Scope.ACTIVITIES_UPDATE).isPresent())
                .data("has_record", orcid != null)
                .data("record", orcid == null ? "" : templates.frame.address(orcid));
    }

    /** What became of those that were on their way: for the page itself, every other second. */
    @GET
    @Path("progress")
    public TemplateInstance progress(@QueryParam("item") @Nullable List<String> asked) {
        List<OwnWork> works = items.some(visitor.person().id(), SubmitQuery.ids(asked)).stream()
                .map(this::own)
                .toList();
        return templates.frame.of(templates.progress).data("works", works).data("sending", sending(works));
    }

    private static List<OwnWork> sending(List<OwnWork> works) {
        return works.stream().filter(OwnWork::onItsWay).toList();
    }

    private OwnWork own(OwnItem item) {
        return OwnWork.of(item, "person:" + visitor.person().id());
    }
}
