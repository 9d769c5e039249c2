package org.orcidcaravan.simulator.registry.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Small documents, deflated with a dictionary of what they all hold: a work of 1 KB takes some 250 bytes. */
final class Packed {
    private static final byte[] DICTIONARY = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <funding:funding xmlns:common="http://www.orcid.org/ns/common" xmlns:work="http://www.orcid.org/ns/work">\
            <work:contributors><work:contributor><work:credit-name></work:credit-name><work:contributor-attributes>\
            <work:contributor-sequence>additional</work:contributor-sequence><work:contributor-role>author\
            </work:contributor-role></work:contributor-attributes></work:contributor></work:contributors>\
            <common:organization><common:name>University</common:name><common:address><common:city></common:city>\
            <common:country></common:country></common:address><common:disambiguated-organization>\
            <common:disambiguated-organization-identifier>https://ror.org/</common:disambiguated-organization-identifier>\
            <common:disambiguation-source>ROR</common:disambiguation-source></common:disambiguated-organization>\
            <work:work><work:title><common:title></common:title></work:title><work:journal-title></work:journal-title>\
            <work:short-description></work:short-description><work:citation><work:citation-type>bibtex\
            </work:citation-type><work:citation-value></work:citation-value></work:citation>\
            <work:type>journal-article</work:type><common:publication-date><common:year>20</common:year>\
            <common:month>0</common:month><common:day></common:day></common:publication-date><common:external-ids>\
            <common:external-id><common:external-id-type>doi</common:external-id-type><common:external-id-value>10.5555/\
            </common:external-id-value><common:external-id-url>https://doi.org/10.5555/</common:external-id-url>\
            <common:external-id-relationship>self</common:external-id-relationship></common:external-id>\
            </common:external-ids><common:url>https://</common:url></work:work>\
            """.getBytes(StandardCharsets.UTF_8);

    private Packed() {}

    static byte[] pack(byte[] document) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setDictionary(DICTIONARY);
            ByteArrayOutputStream packed = new ByteArrayOutputStream(512);
            try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
                out.write(document);
            }
            return packed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to pack a document in memory: " + e + ". Report it.", e);
        } finally {
            deflater.end();
        }
    }

    static byte[] unpack(byte[] packed) {
        Inflater inflater = new Inflater(true);
        inflater.setDictionary(DICTIONARY);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Failed to unpack a document in memory: " + e + ". Report it.", e);
        } finally {
            inflater.end();
        }
    }
}
