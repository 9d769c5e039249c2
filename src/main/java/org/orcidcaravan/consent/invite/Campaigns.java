package org.orcidcaravan.consent.invite;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orcidcaravan.consent.invite.CampaignFile.Finding;

/** The operators' campaigns, as their files are at this moment. */
@ApplicationScoped
public class Campaigns {
    private static final String ENDING = ".yaml";

    private final CampaignSettings settings;
    private final LetterTemplates templates;

    public Campaigns(CampaignSettings settings, LetterTemplates templates) {
        this.settings = settings;
        this.templates = templates;
    }

    /** All, by name; none when there is no folder. */
    public List<CampaignFile> all() {
        if (!Files.isDirectory(settings.dir())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(settings.dir())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException e) {
            return List.of(new CampaignFile(
                    "",
                    null,
                    List.of(new Finding(
                            settings.dir().toString(),
                            1,
                            "The folder cannot be read: see that this service may, and caravan.campaigns.dir."))));
        }
    }

    /** The one of this name; empty when there is no such file. */
    public Optional<CampaignFile> find(String name) {
        return all().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** Whether mails of a campaign may go out at this time. */
    boolean isOpen(Campaign campaign, Instant now) {
        return settings.anyHour() || campaign.window().isOpen(now);
    }

    private CampaignFile read(Path path) {
        String file = String.valueOf(path.getFileName());
        String name = file.substring(0, file.length() - ENDING.length());
        try {
            CampaignFile read = CampaignReader.read(name, Files.readString(path));
            Campaign campaign = read.campaign();
            if (campaign == null) {
                return read;
            }
            List<Finding> findings = new ArrayList<>();
            for (Campaign.Part part : campaign.parts()) {
                for (String language : campaign.languages()) {
                    findings.addAll(templates.check(part.template(), language));
                }
            }
            return new CampaignFile(name, campaign, findings.stream().distinct().toList());
        } catch (CharacterCodingException e) {
            return new CampaignFile(name, null, List.of(new Finding(file, 1, "It is no UTF-8: save it as that.")));
        } catch (IOException e) {
            return new CampaignFile(
                    name, null, List.of(new Finding(file, 1, "It cannot be read: see that this service may.")));
        }
    }
}
