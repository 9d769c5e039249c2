package org.orcidcaravan.consent.invite;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.invite.CampaignFile.Finding;

/**
 * The operators' texts. They have the words of {@link Words} and nothing else: no Java object stands behind one, and nothing
 * goes into HTML unescaped.
 */
@ApplicationScoped
public class LetterTemplates {
    private static final String SUBJECT = "Subject:";
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern PICTURE =
            Pattern.compile("(?i)<\\s*(img|script|iframe|object|embed|link|style)\\b" + "|url\\s*\\(");

    private final CampaignSettings settings;
    private final Engine engine;

    public LetterTemplates(CampaignSettings settings) {
        this.settings = settings;
        EngineBuilder builder = Engine.builder()
                .addSectionHelper(new IfSectionHelper.Factory())
                .addValueResolvers(
                        ValueResolvers.mapResolver(),
                        ValueResolvers.orResolver(),
                        ValueResolvers.trueResolver(),
                        ValueResolvers.logicalAndResolver(),
                        ValueResolvers.logicalOrResolver(),
                        ValueResolvers.equalsResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .strictRendering(true);
        this.engine = builder.build();
    }

    /**
     * A mail's text.
     *
     * @param html null when there is only plain text
     */
    public record Rendered(
            String subject, String text, @Nullable String html) {}

    /** What is wrong with the files of a template in a language, tried on somebody who does not exist. */
    List<Finding> check(String template, String language) {
        List<Finding> findings = new ArrayList<>();
        Path text = file(template, language, "txt");
        check(text, Variant.TEXT_PLAIN, findings);
        if (findings.isEmpty()) {
            subject(text, findings);
        }
        Path html = file(template, language, "html");
        if (Files.exists(html)) {
            check(html, Variant.TEXT_HTML, findings);
        }
        return findings;
    }

    /**
     * The text for somebody.
     *
     * @throws LetterUnfit when a file is not in order any more
     */
    public Rendered render(String template, String language, Words words) {
        try {
            String text = read(file(template, language, "txt"));
            int end = text.indexOf('\n');
            if (!text.startsWith(SUBJECT) || end < 0) {
                throw new LetterUnfit("The template " + template + "." + language + ".txt has no subject.", null);
            }
            String subject = fill(text.substring(SUBJECT.length(), end), Variant.TEXT_PLAIN, words.map());
            Path html = file(template, language, "html");
            return new Rendered(
                    oneLine(subject),
                    fill(text.substring(end + 1).stripLeading(), Variant.TEXT_PLAIN, words.map()),
                    Files.exists(html) ? fill(read(html), Variant.TEXT_HTML, words.map()) : null);
        } catch (TemplateException e) {
            throw new LetterUnfit(
                    "The template " + template + "." + language + " cannot be used: " + sentence(innermost(e)), e);
        } catch (IOException e) {
            throw new LetterUnfit("The template " + template + "." + language + ".txt cannot be read.", e);
        }
    }

    /** Without what would begin another line of a mail's head. */
    static String oneLine(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    private void check(Path file, String type, List<Finding> findings) {
        String name = "templates/" + file.getFileName();
        try {
            String text = read(file);
            if (type.equals(Variant.TEXT_HTML) && PICTURE.matcher(text).find()) {
                findings.add(new Finding(
                        name,
                        lineOf(text, PICTURE),
                        "Nothing may be fetched when the mail is read, and nothing run: take the picture, script or"
                                + " style sheet out."));
            }
            String filled = fill(text, type, Words.sample().map());
            if (!filled.contains(Words.SAMPLE_OPT_OUT)) {
                findings.add(new Finding(
                        name, 1, "{optOut} is missing: add it, so that everybody can say that they want no mails."));
            }
            if (!filled.contains(Words.SAMPLE_LINK)) {
                findings.add(new Finding(name, 1, "{link} is missing: add it, so that the mail leads anywhere."));
            }
        } catch (TemplateException e) {
            TemplateException reason = innermost(e);
            int line = reason.getOrigin() == null ? 1 : reason.getOrigin().getLine();
            findings.add(new Finding(
                    name,
                    line,
                    sentence(reason) + " The words that there are: " + String.join(", ", Words.names()) + "."));
        } catch (IOException e) {
            findings.add(new Finding(name, 1, "The file is missing, or cannot be read as UTF-8: write it."));
        }
    }

    private static void subject(Path file, List<Finding> findings) {
        try {
            String first = read(file).lines().findFirst().orElse("");
            if (!first.startsWith(SUBJECT) || first.substring(SUBJECT.length()).isBlank()) {
                findings.add(new Finding(
                        "templates/" + file.getFileName(),
                        1,
                        "The first line has to be the subject: write Subject: …"));
            }
        } catch (IOException e) {
            findings.add(new Finding("templates/" + file.getFileName(), 1, "The file went away: write it."));
        }
    }

    private String fill(String text, String type, Map<String, Object> words) {
        Template parsed = engine.parse(text, Variant.forContentType(type));
        return parsed.data(words).render();
    }

    private Path file(String template, String language, String ending) {
        return settings.dir().resolve("templates").resolve(template + "." + language + "." + ending);
    }

    /** The mails' own line ends come with the head; here there is one kind. */
    private static String read(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    private static int lineOf(String text, Pattern pattern) {
        return (int) pattern.matcher(text).results().findFirst().stream()
                        .flatMapToInt(found -> text.substring(0, found.start()).chars())
                        .filter(letter -> letter == '\n')
                        .count()
                + 1;
    }

    private static TemplateException innermost(TemplateException e) {
        return e.getCause() instanceof TemplateException inner ? innermost(inner) : e;
    }

    private static String sentence(TemplateException e) {
        String line = oneLine(Optional.ofNullable(e.getMessage()).orElse("It cannot be used"));
        return line.endsWith(".") ? line : line + ".";
    }
}
