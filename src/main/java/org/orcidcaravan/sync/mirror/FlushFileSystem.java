package org.orcidcaravan.sync.mirror;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One {@code syncfs(2)} for the whole file system: with hundreds of small files in a batch, a fraction of the cost of a
 * flush for each. It reports write errors since Linux 5.8. Names that are in a few folders are flushed with these folders,
 * which spares what the next batch has half written.
 */
final class FlushFileSystem implements Flush {
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final AddressLayout POINTER = ValueLayout.ADDRESS;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final int FEW_FOLDERS = 8;

    private final FlushEach each = new FlushEach();
    private final MethodHandle open = function("open", FunctionDescriptor.of(INT, POINTER, INT), true);
    private final MethodHandle syncfs = function("syncfs", FunctionDescriptor.of(INT, INT), false);
    private final MethodHandle close = function("close", FunctionDescriptor.of(INT, INT), false);

    /** Whether this system has {@code syncfs}: Linux does. */
    static boolean isAvailable() {
        return Linker.nativeLinker().defaultLookup().find("syncfs").isPresent();
    }

    @Override
    public void contents(Path root, Collection<Path> files) throws IOException {
        syncAll(root, files);
    }

    @Override
    public void names(Path root, Collection<Path> files) throws IOException {
        long folders = files.stream()
                .map(Path::getParent)
                .distinct()
                .limit(FEW_FOLDERS + 1L)
                .count();
        if (folders <= FEW_FOLDERS) {
            each.names(root, files);
        } else {
            syncAll(root, files);
        }
    }

    /** The folder of a data class may be a mount point or a link: a file system that a flush of the root's does not reach. */
    private void syncAll(Path root, Collection<Path> files) throws IOException {
        Set<Path> tops = new LinkedHashSet<>();
        for (Path file : files) {
            Path top = root.resolve(root.relativize(file).getName(0));
            tops.add(Files.isDirectory(top) ? top : root);
        }
        Map<Object, Path> fileSystems = new LinkedHashMap<>();
        for (Path top : tops) {
            fileSystems.putIfAbsent(Files.getAttribute(top, "unix:dev"), top);
        }
        for (Path top : fileSystems.values()) {
            sync(top);
        }
    }

    private void sync(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int folder = (int) open.invokeExact(state, arena.allocateFrom(path.toString()), 0);
            if (folder < 0) {
                throw failure("open", path, state);
            }
            try {
                if ((int) syncfs.invokeExact(state, folder) < 0) {
                    throw failure("syncfs", path, state);
                }
            } finally {
                int closed = (int) close.invokeExact(state, folder);
                assert closed == 0;
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable impossible) {
            throw new IllegalStateException("A call of the C library failed in Java itself", impossible);
        }
    }

    private static IOException failure(String call, Path path, MemorySegment state) {
        int errno = (int) ERRNO.get(state, 0L);
        String meaning = switch (errno) {
            case 5 -> "Input/output error";
            case 28 -> "No space left on device";
            case 122 -> "Disk quota exceeded";
            default -> "errno " + errno;
        };
        return new IOException(call + " of " + path + ": " + meaning);
    }

    @SuppressWarnings("restricted") // Java has no syncfs; these three calls take and give plain numbers and one path
    private static MethodHandle function(String name, FunctionDescriptor descriptor, boolean variadic) {
        Linker linker = Linker.nativeLinker();
        MemorySegment address = linker.defaultLookup()
                .find(name)
                .orElseThrow(() ->
                        new IllegalStateException("This system has no " + name + ": set caravan.sync.flush to each."));
        Linker.Option errno = Linker.Option.captureCallState("errno");
        return variadic
                ? linker.downcallHandle(address, descriptor, errno, Linker.Option.firstVariadicArg(2))
                : linker.downcallHandle(address, descriptor, errno);
    }
}
