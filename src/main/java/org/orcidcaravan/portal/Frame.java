package org.orcidcaravan.portal;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.orcidcaravan.access.PublicAddress;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.push.call.OrcidSettings;

/** What every page has around it: the reader's language, whose service this is, and who is there. */
@ApplicationScoped
public class Frame {
    private final Visitor visitor;
    private final Languages languages;
    private final InstitutionSettings institution;
    private final OrcidSettings orcid;
    private final PublicAddress address;

    Frame(
            Visitor visitor,
            Languages languages,
            InstitutionSettings institution,
            OrcidSettings orcid,
            PublicAddress address) {
        this.visitor = visitor;
        this.languages = languages;
        this.institution = institution;
        this.orcid = orcid;
        this.address = address;
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

    /** Where ORCID's page leads back to, as it is registered there. */
    public String returnAddress() {
        return address.origin() + "/orcid";
    }

    /** The iD as ORCID wants it shown: its full address. */
    public String address(OrcidId id) {
        return "https://" + orcid.host() + "/" + id;
    }
}
