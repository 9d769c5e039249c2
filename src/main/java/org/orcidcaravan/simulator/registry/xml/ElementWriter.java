package org.orcidcaravan.simulator.registry.xml;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes documents as ORCID does: the prefix is the last part of the namespace, all are declared on the root. */
public final class ElementWriter {
    private static final String PROLOG = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private ElementWriter() {}

    /** The document, in UTF-8. */
    public static byte[] write(Element root) {
        return write(root, "");
    }

    /** The document in UTF-8, in which one namespace is the default one; ORCID writes its errors like that. */
    public static byte[] write(Element root, String unprefixed) {
        StringBuilder text = new StringBuilder(1024).append(PROLOG);
        element(root, unprefixed, declarations(root, unprefixed), text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String declarations(Element root, String unprefixed) {
        Set<String> spaces = new TreeSet<>();
        collect(root, spaces);
        StringBuilder text = new StringBuilder();
        for (String space : spaces) {
            text.append(" xmlns").append(space.equals(unprefixed) ? "" : ":" + space);
            text.append("=\"").append(ElementReader.ORCID).append(space).append('"');
        }
        return text.toString();
    }

    private static void collect(Element element, Set<String> spaces) {
        spaces.add(element.space());
        element.children().forEach(child -> collect(child, spaces));
    }

    private static void element(Element element, String unprefixed, String declarations, StringBuilder text) {
        String name = element.space().equals(unprefixed) ? element.name() : element.space() + ':' + element.name();
        text.append('<').append(name);
        new TreeMap<>(element.attributes()).forEach((attribute, value) -> {
            text.append(' ').append(attribute).append("=\"");
            escape(value, text);
            text.append('"');
        });
        text.append(declarations);
        if (element.children().isEmpty() && element.text().isEmpty()) {
            text.append("/>");
            return;
        }
        text.append('>');
        escape(element.text(), text);
        element.children().forEach(child -> element(child, unprefixed, "", text));
        text.append("</").append(name).append('>');
    }

    private static void escape(String value, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#13;");
                default -> text.append(c);
            }
        }
    }
}
