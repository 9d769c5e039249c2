package org.orcidcaravan.cli;

import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where an export goes. */
class ExportOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to this new file, which only its owner may read, instead of the terminal.")
    @Nullable
    Path output;

    /** Runs an export, which gives the number of its rows, and says it; one that fails leaves no file. */
    int write(CommandLine line, ToIntFunction<Writer> export) {
        int rows;
        try (Writer out = open(line)) {
            rows = written(out, export);
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(line, "There is a file " + output + " already: name another, or remove it.");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Failed to write " + output + ": " + e.getMessage()
                            + ". See that its folder is there and has room.",
                    e);
        }
        if (output != null) {
            line.getOut().println(rows + " rows written to " + output + ".");
            line.getOut().flush();
        }
        return rows;
    }

    private int written(Writer out, ToIntFunction<Writer> export) throws IOException {
        try {
            return export.applyAsInt(out);
        } catch (RuntimeException e) {
            if (output != null) {
                // Only a file that is new is ever opened, so it is ours.
                Files.delete(output);
            }
            throw e;
        }
    }

    private Writer open(CommandLine line) throws IOException {
        Path file = output;
        if (file == null) {
            return new FilterWriter(line.getOut()) {
                // The terminal stays open.
                @Override
                public void close() throws IOException {
                    flush();
                }
            };
        }
        return new BufferedWriter(new OutputStreamWriter(
                Channels.newOutputStream(Files.newByteChannel(
                        file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), ownersOnly(file))),
                StandardCharsets.UTF_8));
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
