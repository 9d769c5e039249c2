package org.orcidcaravan.sync.mirror;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.orcidcaravan.orcid.json.JsonDocuments;

/** Gathers an object's XML, and writes ORCID's JSON of it once the XML is proved to be whole. */
final class JsonEncoding implements Encoding {
    private final JsonDocuments documents;
    private final Inner inner;
    private final ByteArrayOutputStream xml = new ByteArrayOutputStream();

    JsonEncoding(JsonDocuments documents, Inner inner) {
        this.documents = documents;
        this.inner = inner;
    }

    /** Where the JSON goes; its length is known by then. */
    interface Inner {
        void write(byte[] json) throws IOException;
    }

    @Override
    public void write(byte[] buffer, int length) {
        xml.write(buffer, 0, length);
    }

    @Override
    public void finish() throws IOException {
        inner.write(documents.json(new ByteArrayInputStream(xml.toByteArray())));
    }
}
