package org.orcidcaravan.orcid.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.item.CanonicalItem;
import org.orcidcaravan.orcid.item.Item;

/** Items that ORCID would take as they are, and the same with some members changed. JSON is written with single quotes. */
public final class Sample {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PLACE = "'name':'Example College','city':'Basel','country':'CH'";
    static final String COLLEGE = "{" + PLACE + ",'source':'ROR','identifier':'https://ror.org/00x0x0x00'}";
    static final String UNIDENTIFIED = "{" + PLACE + "}";
    private static final String IDS = "'externalIds':[{'type':'doi','value':'10.5555/1','relationship':'self'}]";
    private static final String AFFILIATION = "{'organization':" + COLLEGE + ",'role':'Reader','department':'Camels'}";
    private static final Map<Section, String> WHOLE = Map.ofEntries(
            Map.entry(
                    Section.WORK,
                    "{'title':'On caravans','type':'book'," + IDS + ",'date':{'year':2021,'month':3,'day':9},"
                            + "'url':'https://example.org/1','language':'en','country':'CH',"
                            + "'citation':{'type':'bibtex','value':'@book{caravans}'},"
                            + "'contributors':[{'name':'Beispiel, Berta','orcid':'0000-0002-1825-0097','role':'author'}]}"),
            Map.entry(
                    Section.FUNDING,
                    "{'title':'A grant','type':'grant','amount':'12500.50','currency':'EUR','organization':" + COLLEGE
                            + "," + IDS + ",'start':{'year':2020},'end':{'year':2021}}"),
            Map.entry(Section.EMPLOYMENT, AFFILIATION),
            Map.entry(Section.MEMBERSHIP, AFFILIATION),
            Map.entry(
                    Section.PEER_REVIEW,
                    "{'role':'reviewer','type':'review','group':'issn:0317-8471','completed':{'year':2021},'convener':"
                            + COLLEGE + "," + IDS + ",'subject':{'title':'A paper','type':'preprint','externalId':"
                            + "{'type':'doi','value':'10.5555/2','relationship':'self'}}}"),
            Map.entry(
                    Section.RESEARCH_RESOURCE,
                    "{'title':'Beam time','hosts':[" + COLLEGE + "]," + IDS + ",'resources':[{'name':'Ring',"
                            + "'type':'equipment','hosts':[" + COLLEGE + "]," + IDS + "}]}"),
            Map.entry(Section.ADDRESS, "{'value':'CH'}"),
            Map.entry(Section.KEYWORD, "{'value':'caravans'}"),
            Map.entry(Section.OTHER_NAME, "{'value':'B. Beispiel'}"),
            Map.entry(Section.RESEARCHER_URL, "{'value':'My page','url':'https://example.org/me'}"),
            Map.entry(
                    Section.EXTERNAL_IDENTIFIER,
                    "{'value':'7005','type':'Scopus Author ID','url':'https://example.org/7005'}"));

    private Sample() {}

    public static List<Section> sections() {
        return WHOLE.keySet().stream().sorted().toList();
    }

    /** The sample, with the members of {@code changes} in place of its own. */
    public static Item with(Section section, String changes) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(quoted(WHOLE.get(section)));
            tree.setAll((ObjectNode) JSON.readTree(quoted("{" + changes + "}")));
            return CanonicalItem.read(section, tree.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(changes, e);
        }
    }

    /** The sample, with one member, chosen by chance, of another item of the section. */
    public static Item mixed(Section section, Item other, RandomGenerator chance) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(quoted(WHOLE.get(section)));
            ObjectNode from = (ObjectNode) JSON.readTree(CanonicalItem.json(other));
            List<String> names =
                    from.properties().stream().map(Map.Entry::getKey).toList();
            if (!names.isEmpty()) {
                String name = names.get(chance.nextInt(names.size()));
                tree.set(name, from.get(name));
            }
            return CanonicalItem.read(section, tree.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
