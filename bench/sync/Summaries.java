import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The objects of {@code v3.0-summaries}: iDs with consecutive base numbers, keys in S3's order, bodies cut from one
 * shared block. About 40 bytes of memory an object, whatever its size.
 */
final class Summaries {

    /** 0009-0000-0000-000, the first fifteen digits of the first iD. */
    private static final long FIRST_BASE = 900_000_000_000L;

    private static final int LINE = 64;
    private static final int BLOCK_LINES = 16_384;
    private static final byte[] TAIL = "</record:record>\n".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_LENGTH = 27;

    private final int count;
    private final boolean small;
    private final byte[] block;
    private final ByteBuffer directBlock;
    private final ByteBuffer directTail;
    private final byte[] md5;
    private final int[] version;
    private final long[] changedAtMicros;
    /** Object numbers in the order of their keys. */
    private final int[] order;

    private final AtomicLong totalBytes = new AtomicLong();

    Summaries(int count, boolean small) {
        this.count = count;
        this.small = small;
        block = block();
        directBlock = direct(block);
        directTail = direct(TAIL);
        md5 = new byte[16 * count];
        version = new int[count];
        changedAtMicros = new long[count];
        order = IntStream.range(0, count)
                .mapToLong(number -> (long) lastThree(number) << 32 | number)
                .sorted()
                .mapToInt(value -> (int) value)
                .toArray();
        int step = 1024;
        IntStream.rangeClosed(0, count / step).parallel().forEach(part -> {
            MessageDigest digest = digest();
            long bytes = 0;
            for (int n = part * step; n < Math.min(count, (part + 1) * step); n++) {
                hash(n, digest);
                bytes += size(n);
            }
            totalBytes.addAndGet(bytes);
        });
    }

    int count() {
        return count;
    }

    long totalBytes() {
        return totalBytes.get();
    }

    /** The number of the object at a place in key order. */
    int at(int place) {
        return order[place];
    }

    /** The iD of any base number, also of one that has no object. */
    static String id(long number) {
        long base = FIRST_BASE + number;
        char[] text = new char[19];
        int total = 0;
        long divisor = 100_000_000_000_000L;
        int at = 0;
        for (int digit = 0; digit < 15; digit++) {
            int value = (int) (base / divisor % 10);
            divisor /= 10;
            total = (total + value) * 2;
            text[at++] = (char) ('0' + value);
            if (digit % 4 == 3) {
                text[at++] = '-';
            }
        }
        int check = (12 - total % 11) % 11;
        text[at] = check == 10 ? 'X' : (char) ('0' + check);
        return new String(text);
    }

    static String key(long number) {
        String id = id(number);
        return id.substring(16) + "/" + id + ".xml";
    }

    /** The object's number, or -1 when no object has this key. */
    int find(String key) {
        if (key.length() != KEY_LENGTH) {
            return -1;
        }
        long base = 0;
        for (int i = 4; i < 22; i++) {
            char c = key.charAt(i);
            if (c >= '0' && c <= '9') {
                base = base * 10 + c - '0';
            }
        }
        long number = base - FIRST_BASE;
        return number >= 0 && number < count && key(number).equals(key) ? (int) number : -1;
    }

    /** The first place in key order whose key is not less than the text, or greater than it when {@code after}. */
    int place(String text, boolean after) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int compared = key(order[middle]).compareTo(text);
            if (compared < 0 || after && compared == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    String etag(int number) {
        return HexFormat.of().formatHex(md5, 16 * number, 16 * number + 16);
    }

    int size(int number) {
        return head(number).length + lines(number) * LINE + TAIL.length;
    }

    long changedAtMicros(int number) {
        return changedAtMicros[number];
    }

    /** The body's parts, in order, for a gathering write. */
    ByteBuffer[] body(int number) {
        int from = firstLine(number) * LINE;
        return new ByteBuffer[] {
            ByteBuffer.wrap(head(number)), directBlock.slice(from, lines(number) * LINE), directTail.duplicate(),
        };
    }

    /** Gives other bytes to objects that have not changed yet, or again to any when all have. */
    synchronized List<Integer> change(int wanted, long nowMicros) {
        Random random = new Random(nowMicros);
        List<Integer> changed = new ArrayList<>();
        MessageDigest digest = digest();
        long stamp = nowMicros | 1;
        while (changed.size() < Math.min(wanted, count)) {
            int number = random.nextInt(count);
            if (changedAtMicros[number] >= nowMicros) {
                continue;
            }
            totalBytes.addAndGet(-size(number));
            version[number]++;
            changedAtMicros[number] = stamp;
            stamp += 2;
            hash(number, digest);
            totalBytes.addAndGet(size(number));
            changed.add(number);
        }
        return changed;
    }

    private void hash(int number, MessageDigest digest) {
        digest.update(head(number));
        digest.update(block, firstLine(number) * LINE, lines(number) * LINE);
        digest.update(TAIL);
        System.arraycopy(digest.digest(), 0, md5, 16 * number, 16);
    }

    private byte[] head(int number) {
        String text =
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<record:record path=\"/" + id(number)
                        + "\" put-code=\"" + version[number] + "\" xmlns:common=\"http://www.orcid.org/ns/common\""
                        + " xmlns:record=\"http://www.orcid.org/ns/record\">\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private int lines(int number) {
        long spread = mix(number * 31L + 7);
        int share = (int) (spread & 127);
        int jitter = (int) (spread >>> 8 & 31);
        if (small) {
            return share < 115 ? 30 + jitter : 280 + 2 * jitter;
        }
        if (share < 102) {
            return 41 + jitter;
        }
        return share < 122 ? 800 + 8 * jitter : 6_300 + 20 * jitter;
    }

    private int firstLine(int number) {
        return (int) (mix(number + ((long) version[number] << 40)) >>> 33) % (BLOCK_LINES - 7_000);
    }

    private int lastThree(int number) {
        String id = id(number);
        char check = id.charAt(18);
        return (id.charAt(16) - '0') * 110 + (id.charAt(17) - '0') * 11 + (check == 'X' ? 10 : check - '0');
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    /** Well-formed elements of exactly one line each, so that any run of lines is well-formed too. */
    private static byte[] block() {
        StringBuilder text = new StringBuilder(LINE * BLOCK_LINES);
        for (int line = 0; line < BLOCK_LINES; line++) {
            String value = Long.toHexString(mix(line)) + "0000000000000000";
            text.append(" <common:value>").append(value, 0, 16).append(" of a record   </common:value>\n");
            text.insert(text.length() - 1, " ".repeat(LINE * (line + 1) - text.length()));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }
}
