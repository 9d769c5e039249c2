package org.orcidcaravan.portal;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.push.call.OrcidSettings;

/** What every page has around it: the reader's language, whose service this is, and who is there. */
@ApplicationScoped
public class Frame {
    private final Visitor visitor;
    private final Languages languages;
    private final InstitutionSettings institution;
    private final OrcidSettings orcid;

    Frame(Visitor visitor, Languages languages, InstitutionSettings institution, OrcidSettings orcid) {
        this.visitor = visitor;
        this.languages = languages;
        this.institution = institution;
        this.orcid = orcid;
    }

    /** A language to choose. */
    public record Choice(String tag, String name, boolean current) {}

    /** The page, with what the layout wants. */
    public TemplateInstance of(Template page) {
        Locale locale = visitor.locale();
        List<Choice> choices = languages.all().stream()
                .map(each -> new Choice(each.getLanguage(), each.getDisplayLanguage(each), each.equals(locale)))
                .toList();
        return page.instance()
                .setLocale(locale)
                .data("language", locale.getLanguage())
                .data("languages", choices)
                .data("institution", institution)
                .data("visitor", visitor);
    }

    /** The iD as ORCID wants it shown: its full address. */
    public String address(OrcidId id) {
        return "https://" + orcid.host() + "/" + id;
    }
}
