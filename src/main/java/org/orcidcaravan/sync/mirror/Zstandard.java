package org.orcidcaravan.sync.mirror;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes files of one zstd frame each (RFC 8878): with the length of the content and a checksum, without a dictionary, so
 * that any zstd reads each file alone.
 */
final class Zstandard {
    private static final int BUFFER = 128 * 1024;

    private final int level;
    /** Contexts are lent out: to make one costs more than to compress a small object. */
    private final Queue<Context> idle = new ConcurrentLinkedQueue<>();

    /** @param level from 1, fast, to 19, small */
    Zstandard(int level) {
        this.level = level;
    }

    /**
     * Compresses one object into a file.
     *
     * @param length how many bytes there will be; negative when nobody knows, and then the file does not tell it
     */
    Compressed into(OutputStream out, long length) {
        Context lent = idle.poll();
        return new Compressed(lent == null ? new Context(level) : lent, out, length);
    }

    private static final class Context {
        private final ZstdCompressCtx compressor;
        private final byte[] space = new byte[(int) Zstd.compressBound(BUFFER)];

        Context(int level) {
            this.compressor =
                    new ZstdCompressCtx().setLevel(level).setChecksum(true).setContentSize(true);
        }
    }

    /** One object on its way; closed in any case, so that what was lent comes back. */
    final class Compressed implements Encoding, AutoCloseable {
        private final Context context;
        private final OutputStream out;
        private final long length;
        private boolean streaming;
        private boolean done;

        private Compressed(Context context, OutputStream out, long length) {
            this.context = context;
            this.out = out;
            this.length = length;
        }

        @Override
        public void write(byte[] buffer, int count) throws IOException {
            if (!streaming && count == length && count <= BUFFER) {
                byte[] space = context.space;
                try {
                    int written = context.compressor.compressByteArray(space, 0, space.length, buffer, 0, count);
                    out.write(space, 0, written);
                } catch (ZstdException e) {
                    throw new IOException("cannot be compressed: " + e.getMessage(), e);
                }
                done = true;
                return;
            }
            pump(ByteBuffer.wrap(buffer, 0, count), EndDirective.CONTINUE);
        }

        @Override
        public void finish() throws IOException {
            if (!done) {
                pump(ByteBuffer.allocate(0), EndDirective.END);
                done = true;
            }
        }

        private void pump(ByteBuffer in, EndDirective directive) throws IOException {
            try {
                if (!streaming) {
                    streaming = true;
                    context.compressor.reset();
                    if (length >= 0) {
                        context.compressor.setPledgedSrcSize(length);
                    }
                }
                boolean flushed;
                do {
                    ByteBuffer space = ByteBuffer.wrap(context.space);
                    flushed = context.compressor.compressByteBufferStream(space, in, directive);
                    out.write(context.space, 0, space.position());
                } while (in.hasRemaining() || (directive == EndDirective.END && !flushed));
            } catch (ZstdException e) {
                throw new IOException("cannot be compressed: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            if (streaming) {
                context.compressor.reset();
            }
            idle.add(context);
        }
    }
}
