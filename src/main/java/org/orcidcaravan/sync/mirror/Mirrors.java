package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** Opens local copies: new ones, our own, and folders that ORCID's scripts made. */
@ApplicationScoped
public class Mirrors {
    private static final String OWN_FOLDER = ".caravan";
    private static final String SCRIPTS_FOLDER = "ORCID_public_data_files";

    private final MirrorStore store;

    Mirrors(MirrorStore store) {
        this.store = store;
    }

    /**
     * Opens the mirror in a folder, which is made if need be, for this pass alone.
     *
     * @throws MirrorUnusable when the folder cannot be written, or another pass is at work on it
     * @throws DatabaseTrouble when PostgreSQL does not answer
     */
    public MirrorLease open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        UUID uuid = identity(folder);
        try {
            return store.lease(new Mirror(store.findOrAdd(uuid, folder.toString()), folder, root(folder)));
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to open the mirror in " + folder, e);
        }
    }

    /** The folder that {@code summaries} and {@code activities} are in. */
    static Path root(Path folder) {
        Path scripts = folder.resolve(SCRIPTS_FOLDER);
        return Files.isDirectory(scripts) ? scripts : folder;
    }

    /** Reads or makes {@code .caravan/mirror.id}, and proves on the way that the folder can be written. */
    private static UUID identity(Path folder) {
        Path file = folder.resolve(OWN_FOLDER).resolve("mirror.id");
        try {
            Files.createDirectories(file.getParent());
            Path probe = Files.createTempFile(file.getParent(), "probe", null);
            Files.delete(probe);
            if (Files.exists(file)) {
                return UUID.fromString(Files.readString(file).strip());
            }
            UUID fresh = UUID.randomUUID();
            Path part = file.resolveSibling("mirror.id.part");
            Files.writeString(part, fresh + "\n");
            Files.move(part, file);
            return fresh;
        } catch (IllegalArgumentException damaged) {
            throw new MirrorUnusable(
                    "The file " + file + " does not hold the mirror's id any more: restore it, or remove it to have"
                            + " every object compared anew.",
                    damaged);
        } catch (IOException e) {
            throw new MirrorUnusable(
                    "Cannot write to " + folder + ": " + reason(e)
                            + ". Give this user the right to write there, or another folder with -p.",
                    e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
    }
}
