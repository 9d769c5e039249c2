package org.orcidcaravan.database.copy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The file of a backup: a zip of one text a table, as COPY writes it, and of a manifest, which is written last. */
record BackupFile(Path path) {
    private static final int BUFFER = 1 << 16;

    /** Writes it beside its place first, so that there is never half of one. */
    Manifest write(Snapshot snapshot) throws SQLException, IOException {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            Manifest manifest;
            try (FileChannel channel = FileChannel.open(
                            part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersOnly());
                    ZipOutputStream zip =
                            new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER))) {
                manifest = write(snapshot, zip);
                zip.finish();
                zip.flush();
                channel.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } catch (SQLException | IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private static Manifest write(Snapshot snapshot, ZipOutputStream zip) throws SQLException, IOException {
        List<Manifest.Table> tables = new ArrayList<>();
        for (Catalogue.Stored table : snapshot.tables()) {
            zip.putNextEntry(new ZipEntry(new Manifest.Table(table.name(), List.of(), 0, "").entry()));
            MessageDigest digest = sha256();
            long rows = snapshot.copy(table, new DigestOutputStream(new Kept(zip), digest));
            zip.closeEntry();
            tables.add(new Manifest.Table(table.name(), table.columns(), rows, hex(digest)));
        }
        Manifest manifest = Manifest.of(snapshot, tables);
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(manifest.json());
        zip.closeEntry();
        return manifest;
    }

    /** Opens it for reading. */
    ZipFile open() throws IOException {
        return new ZipFile(path.toFile());
    }

    static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new IOException("it has no manifest");
        }
        try (InputStream json = zip.getInputStream(entry)) {
            return Manifest.read(json.readAllBytes());
        }
    }

    /** Hands a table's text on; what differs from the manifest is an error, before anything of it counts. */
    static long read(ZipFile zip, Manifest.Table table, Refill.Sink into) throws SQLException, IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        if (entry == null) {
            throw new IOException("table " + table.name() + " is missing in it");
        }
        MessageDigest digest = sha256();
        long rows;
        try (InputStream text =
                new DigestInputStream(new BufferedInputStream(zip.getInputStream(entry), BUFFER), digest)) {
            rows = into.take(text);
            text.transferTo(OutputStream.nullOutputStream());
        }
        if (!hex(digest).equals(table.sha256())) {
            throw new IOException("table " + table.name() + " in it is damaged");
        }
        return rows;
    }

    /** COPY closes what it writes to; the file goes on. */
    private static final class Kept extends FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private FileAttribute<?>[] ownersOnly() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, but this one has not", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
