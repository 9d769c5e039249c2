package org.orcidcaravan.sync.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.sync.DataClass;
import org.orcidcaravan.sync.Edition;
import org.orcidcaravan.sync.Form;
import org.orcidcaravan.sync.Storage;
import org.orcidcaravan.sync.SyncSettings;

/** Opens local copies: new ones, our own, and folders that ORCID's scripts made. */
@ApplicationScoped
public class Mirrors {
    static final String OWN_FOLDER = ".caravan";
    private static final String SCRIPTS_FOLDER = "ORCID_public_data_files";

    private final MirrorStore store;
    private final SyncSettings settings;

    Mirrors(MirrorStore store, SyncSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * Opens the mirror in a folder, which is made if need be, for this pass alone.
     *
     * @throws MirrorUnusable when the folder cannot be written, or another pass is at work on it
     * @throws DatabaseTrouble when PostgreSQL does not answer
     */
    public MirrorLease open(Path path) {
        return open(path, settings.form());
    }

    /** The same, of an edition that the caller chose; null: what the settings say. */
    public MirrorLease open(Path path, @Nullable Edition edition) {
        Form form = settings.form();
        return open(path, edition == null ? form : edition.stored(form.storage()));
    }

    /**
     * The same, of a form that the caller chose.
     *
     * @throws MirrorUnusable also when the mirror is of another form
     */
    public MirrorLease open(Path path, Form wanted) {
        Path folder = path.toAbsolutePath().normalize();
        Forms.check(folder, wanted);
        UUID uuid = identity(folder);
        Forms.remember(folder, wanted);
        return lease(folder, uuid, wanted);
    }

    /**
     * Opens a mirror as it is, whatever the settings say.
     *
     * @throws MirrorUnusable also when there is none
     */
    public MirrorLease openAsItIs(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        Form form = Forms.of(folder);
        return lease(folder, identity(folder), form);
    }

    /**
     * Opens a mirror to store its files otherwise; from then on no pass works on it before {@link Forms#converted}.
     *
     * @return empty when it is stored so already
     * @throws MirrorUnusable also when there is none
     */
    public Optional<MirrorLease> openToConvert(Path path, Storage to) {
        Path folder = path.toAbsolutePath().normalize();
        FormFile here = FormFile.of(folder).orElseThrow(() -> Forms.none(folder));
        if (here.from() == null && here.form().storage() == to) {
            return Optional.empty();
        }
        Form target = here.form().in(to);
        MirrorLease lease = lease(folder, identity(folder), target);
        Forms.converting(lease.mirror());
        return Optional.of(lease);
    }

    /**
     * The mirror in a folder, for those who take no pass's place.
     *
     * @throws MirrorUnusable when there is none
     */
    public Mirror find(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        Form form = Forms.of(folder);
        UUID uuid = identity(folder);
        try {
            return new Mirror(store.findOrAdd(uuid, folder.toString()), folder, root(folder), form);
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to open the mirror in " + folder, e);
        }
    }

    private MirrorLease lease(Path folder, UUID uuid, Form form) {
        try {
            return store.lease(new Mirror(store.findOrAdd(uuid, folder.toString()), folder, root(folder), form));
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to open the mirror in " + folder, e);
        }
    }

    /**
     * Opens the mirror for a pass of a kind, together with other processes that are at such a pass.
     *
     * @param edition what the caller chose; null: what the settings say
     * @throws MirrorUnusable when the folder cannot be written, or the mirror is of another form
     * @throws MirrorBusy while a pass of another kind is at work
     */
    public MirrorLease join(Path path, @Nullable Edition edition, String kind, Duration lease) {
        Path folder = path.toAbsolutePath().normalize();
        Form form = settings.form();
        Form wanted = edition == null ? form : edition.stored(form.storage());
        Forms.check(folder, wanted);
        UUID uuid = identity(folder);
        Forms.remember(folder, wanted);
        try {
            return store.join(
                    new Mirror(store.findOrAdd(uuid, folder.toString()), folder, root(folder), wanted), kind, lease);
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to open the mirror in " + folder, e);
        }
    }

    /** The mirror in a folder, for whoever only asks what is known of it. */
    public Mirror look(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        Form form = FormFile.of(folder).map(FormFile::form).orElseGet(settings::form);
        UUID uuid = identity(folder);
        try {
            return new Mirror(store.findOrAdd(uuid, folder.toString()), folder, root(folder), form);
        } catch (SQLException e) {
            throw new DatabaseTrouble("Failed to open the mirror in " + folder, e);
        }
    }

    /**
     * Proves that the folders of these data classes can be written, before anything is listed: each may be a file system
     * of its own (faults.md row 34).
     *
     * @throws MirrorUnusable when one of them cannot
     */
    public void prove(Mirror mirror, Set<DataClass> dataClasses) {
        for (DataClass dataClass : dataClasses) {
            Path folder = mirror.folder(dataClass);
            try {
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, ".probe", ".part"));
            } catch (IOException e) {
                throw unwritable(folder, e);
            }
        }
    }

    private static MirrorUnusable unwritable(Path folder, IOException cause) {
        return new MirrorUnusable(
                "Cannot write to " + folder + ": " + DiskTrouble.words(cause)
                        + ". Give this user the right to write there, or another folder with -p.",
                cause);
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
            throw unwritable(folder, e);
        }
    }
}
