package org.orcidcaravan.routing.dspace;

import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.vault.Secret;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.orcid.answer.Method;

/**
 * One request to the member API for a row of DSpace's queue.
 *
 * @param path after the API's address
 * @param document XML; null when nothing goes along
 * @param token the researcher's, as DSpace keeps it
 */
public record DspaceCall(
        Method method, String path, @Nullable String document, Secret token) {

    static DspaceCall post(String orcid, Section section, String document, Secret token) {
        return new DspaceCall(Method.POST, root(orcid) + section.itemPath(), document, token);
    }

    static DspaceCall bulk(String orcid, String document, Secret token) {
        return new DspaceCall(Method.BULK_POST, root(orcid) + Section.WORK.listPath(), document, token);
    }

    static DspaceCall put(String orcid, Section section, String putCode, String document, Secret token) {
        return new DspaceCall(Method.PUT, root(orcid) + section.itemPath() + "/" + putCode, document, token);
    }

    static DspaceCall delete(String orcid, Section section, String putCode, Secret token) {
        return new DspaceCall(Method.DELETE, root(orcid) + section.itemPath() + "/" + putCode, null, token);
    }

    static DspaceCall list(String orcid, Section section, Secret token) {
        return new DspaceCall(Method.GET, root(orcid) + section.listPath(), null, token);
    }

    static DspaceCall read(String orcid, Section section, String putCode, Secret token) {
        return new DspaceCall(Method.GET, root(orcid) + section.itemPath() + "/" + putCode, null, token);
    }

    private static String root(String orcid) {
        return "/v3.0/" + orcid + "/";
    }

    /** Whether it is about this record. */
    boolean isFor(String orcid) {
        return path.startsWith(root(orcid));
    }

    /** HTTP's name of the method. */
    public String verb() {
        return method == Method.BULK_POST ? "POST" : method.name();
    }

    /** For the route that sends. */
    public String bearer() {
        return "Bearer " + token.value();
    }

    /** What goes along; empty when nothing does. */
    public String body() {
        return document == null ? "" : document;
    }
}
