package org.orcidcaravan.sync.changes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.orcidcaravan.orcid.OrcidId;

/** Change lists as bytes, good ones and bad ones. */
final class Lists {
    static final String NAME = "last_modified.csv";
    static final String HEADER = "orcid,last_modified,date_created\n";
    static final Instant LATEST = Instant.parse("2026-11-22T09:00:00Z");
    static final String DATE = "2026-11-20 10:11:12.000013";

    private Lists() {}

    static String id(long number) {
        return new OrcidId(number).toString();
    }

    /** A good row. */
    static String row(long number) {
        return id(number) + "," + DATE + ",2015-03-04 05:06:07.000001\n";
    }

    static String rows(int count) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            text.append(row(i));
        }
        return text.toString();
    }

    /** What was read. */
    record Read(ChangeListReader.Summary summary, Map<OrcidId, Instant> rows) {}

    static Read read(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8), ZoneOffset.UTC);
    }

    static Read read(byte[] csv, ZoneId zone) {
        Map<OrcidId, Instant> rows = new LinkedHashMap<>();
        try {
            var summary = new ChangeListReader(zone, LATEST).read(new ByteArrayInputStream(csv), rows::put);
            return new Read(summary, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    static TarArchiveEntry entry(String name, byte[] content) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        return entry;
    }

    /** A tar with these entries, each with this content. */
    static byte[] tar(byte[] content, TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (TarArchiveEntry entry : entries) {
                tar.putArchiveEntry(entry);
                if (entry.getSize() > 0) {
                    tar.write(content);
                }
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    static byte[] tar(String csv) throws IOException {
        byte[] content = csv.getBytes(StandardCharsets.UTF_8);
        return tar(content, entry(NAME, content));
    }

    /** What the archive's text is; its length if it is long. */
    static byte[] unpack(byte[] archive) {
        return new ChangeListArchive(1L << 30).read(new ByteArrayInputStream(archive), csv -> csv.readAllBytes());
    }
}
