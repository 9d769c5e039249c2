package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What Java does not say of a disk: how much of it a file takes (statx(2), as {@code du} counts), and how many more files
 * it can hold (statvfs(3)). Where the system has no such calls, blocks are reckoned from lengths, and files are not known.
 */
public final class DiskCalls {
    private static final long SECTOR = 512;
    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int STATX_SIZE_AND_BLOCKS = 0x200 | 0x400;
    private static final long STATX_LENGTH = 256;
    private static final long STATX_SIZE_AT = 40;
    private static final long STATX_BLOCKS_AT = 48;
    private static final long STATVFS_LENGTH = 112;
    private static final long STATVFS_FILES_AT = 40;
    private static final long STATVFS_AVAILABLE_AT = 56;
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private static final Optional<MethodHandle> STATX =
            find("statx", FunctionDescriptor.of(INT, INT, POINTER, INT, INT, POINTER));
    private static final Optional<MethodHandle> STATVFS = find("statvfs", FunctionDescriptor.of(INT, POINTER, POINTER));

    private DiskCalls() {}

    /**
     * What one file takes: its length, and the bytes of its blocks.
     *
     * @param plain the bytes of the document that it holds
     * @throws IOException when there is no such file
     */
    static DiskUse use(Path file, long plain) throws IOException {
        if (STATX.isPresent()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment answer = arena.allocate(STATX_LENGTH, Long.BYTES);
                int failed = (int) STATX.get()
                        .invokeExact(
                                AT_FDCWD,
                                arena.allocateFrom(file.toString()),
                                AT_SYMLINK_NOFOLLOW,
                                STATX_SIZE_AND_BLOCKS,
                                answer);
                if (failed == 0) {
                    return new DiskUse(
                            1, plain, answer.get(LONG, STATX_SIZE_AT), answer.get(LONG, STATX_BLOCKS_AT) * SECTOR);
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable impossible) {
                throw broken(impossible);
            }
        }
        long block = Files.getFileStore(file).getBlockSize();
        long length = Files.size(file);
        return new DiskUse(1, plain, length, (length + block - 1) / block * block);
    }

    /**
     * How many files a disk can hold in all and how many more; empty where that is not limited, or not known.
     *
     * @param existing a folder that is there
     */
    public static Optional<Inodes> inodes(Path existing) {
        if (STATVFS.isEmpty()
                || Linker.nativeLinker().defaultLookup().find("statx").isEmpty()) {
            return Optional.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment answer = arena.allocate(STATVFS_LENGTH, Long.BYTES);
            int failed = (int) STATVFS.get().invokeExact(arena.allocateFrom(existing.toString()), answer);
            long all = answer.get(LONG, STATVFS_FILES_AT);
            // File systems that make inodes as they need them say 0.
            return failed != 0 || all <= 0
                    ? Optional.empty()
                    : Optional.of(new Inodes(all, answer.get(LONG, STATVFS_AVAILABLE_AT)));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw broken(impossible);
        }
    }

    /** The files that a disk can hold in all, and those it can still take. */
    public record Inodes(long all, long free) {}

    /** Free bytes for this user; empty when the folder cannot be asked. */
    public static OptionalLong freeBytes(Path existing) {
        try {
            return OptionalLong.of(Files.getFileStore(existing).getUsableSpace());
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    private static IllegalStateException broken(Throwable cause) {
        return new IllegalStateException("A call of the C library failed in Java itself", cause);
    }

    @SuppressWarnings("restricted") // Java has neither call; both take a path and fill a structure of fixed layout
    private static Optional<MethodHandle> find(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        return library.find(name).map(address -> linker.downcallHandle(address, descriptor));
    }
}
