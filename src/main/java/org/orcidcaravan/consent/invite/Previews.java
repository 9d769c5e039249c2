package org.orcidcaravan.consent.invite;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.Person;

/** How a campaign's mails look, to somebody who does not exist. */
@ApplicationScoped
public class Previews {
    private static final Person ADA =
            new Person(0, "sample", "Ada", "Example", "ada@example.org", "Physics", List.of(), null, null, Map.of());

    private final Invitations invitations;
    private final Letters letters;

    public Previews(Invitations invitations, Letters letters) {
        this.invitations = invitations;
        this.letters = letters;
    }

    /** One mail in one language. */
    public record Preview(
            String part,
            String language,
            String subject,
            String text,
            @Nullable String html) {}

    /**
     * Each mail in each language.
     *
     * @throws CampaignRefused when there is no such campaign, or its files are not in order
     */
    public List<Preview> of(String name) {
        Campaign campaign = invitations.usable(name);
        List<Preview> all = new ArrayList<>();
        for (Campaign.Part part : campaign.parts()) {
            for (String language : campaign.languages()) {
                LetterTemplates.Rendered seen = letters.preview(part.template(), language, ADA);
                all.add(new Preview(part.name(), language, seen.subject(), seen.text(), seen.html()));
            }
        }
        return all;
    }
}
