package org.orcidcaravan.sync.keep;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;

/** The iDs in a file, one a line, in any usual form; {@code #} begins a comment. Read anew when the file changes. */
public final class OrcidList {
    private final Path file;
    private final String setting;
    private volatile @Nullable Version current;

    private record Version(FileTime changed, long bytes, Set<OrcidId> orcids) {}

    /**
     * The list in a file.
     *
     * @param setting what names the file, for whoever has to put it right
     */
    public OrcidList(Path file, String setting) {
        this.file = file;
        this.setting = setting;
    }

    /**
     * Whether it is among them.
     *
     * @throws KeepUnclear when the file cannot be read, is empty, or has a line that is no iD: a list that was cut short
     *     would have records removed
     */
    public boolean has(OrcidId orcid) {
        try {
            Version version = current;
            FileTime changed = Files.getLastModifiedTime(file);
            long bytes = Files.size(file);
            if (version == null || !version.changed().equals(changed) || version.bytes() != bytes) {
                version = new Version(changed, bytes, Set.copyOf(read()));
                current = version;
            }
            return version.orcids().contains(orcid);
        } catch (MalformedInputException e) {
            throw new KeepUnclear("The list of iDs " + file + " (" + setting + ") is not in UTF-8.");
        } catch (IOException e) {
            throw new KeepUnclear("Failed to read the list of iDs " + file + " (" + setting + "): "
                    + e.getClass().getSimpleName() + ". Put it there, with an iD a line.");
        }
    }

    private Set<OrcidId> read() throws IOException {
        Set<OrcidId> orcids = new HashSet<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line =
                    lines.get(i).replaceFirst("#.*", "").replace("\uFEFF", "").strip();
            if (!line.isEmpty()) {
                orcids.add(orcid(line, i + 1));
            }
        }
        if (orcids.isEmpty()) {
            throw new KeepUnclear("The list of iDs " + file + " (" + setting + ") is empty: nobody would be on it.");
        }
        return orcids;
    }

    private OrcidId orcid(String text, int line) {
        return OrcidId.parse(text.substring(text.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new KeepUnclear("Line " + line + " of the list of iDs " + file + " (" + setting
                        + ") is no iD. Correct it; nothing is decided before."));
    }
}
