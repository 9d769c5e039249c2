package org.orcidcaravan.source.dspace.row;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orcidcaravan.source.dspace.DspaceTrouble;

/**
 * Metadata that DSpace does not store but makes of a relationship: the names of the people that a publication is related to.
 *
 * @param type the relationship as seen from the item: {@code isAuthorOfPublication}
 * @param field where the value appears: {@code dc.contributor.author}
 * @param parts the related item's fields that the value is made of, with a comma between
 */
public record Virtual(String type, String field, List<String> parts) {
    private static final Pattern FORM = Pattern.compile("([^:=]+):([^:=]+)=([^:=]+)");

    public Virtual {
        parts = List.copyOf(parts);
    }

    /**
     * Reads {@code type:field=name+name}.
     *
     * @throws DspaceTrouble when it has another form
     */
    public static Virtual parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new DspaceTrouble("Failed to read caravan.dspace.virtual: '" + text
                    + "' is not of the form type:field=name+name. Correct it.");
        }
        return new Virtual(form.group(1), form.group(2), List.of(form.group(3).split("\\+", -1)));
    }
}
