import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** What each request is answered with, and the counts of them. */
final class Requests {

    static final String SUMMARIES_BUCKET = "v3.0-summaries";
    static final String CHANGE_LIST_BUCKET = "orcid-lambda-file";
    static final String CHANGE_LIST_KEY = "last_modified.csv.tar";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Summaries summaries;
    private final ChangeList changeList;
    private final Listing listing;
    private final long latencyNanos;
    private final InstantSource clock;
    private volatile Second second = new Second(0, "");
    private final Faults faults = new Faults();
    private final LongAdder lists = new LongAdder();
    private final LongAdder gets = new LongAdder();
    private final LongAdder heads = new LongAdder();
    private final LongAdder changeListGets = new LongAdder();
    private final LongAdder notModified = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder others = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    Requests(Summaries summaries, ChangeList changeList, int latencyMillis, InstantSource clock) {
        this.summaries = summaries;
        this.changeList = changeList;
        this.listing = new Listing(summaries, changeList);
        this.clock = clock;
        this.latencyNanos = latencyMillis * 1_000_000L;
    }

    /** A parsed request; headers other than these play no part. */
    record Request(
            String method, String path, Map<String, String> query, String ifMatch, String ifNoneMatch, String range) {}

    /** The answer: parts of the body lie in memory, or in a file that the connection closes. */
    record Answer(int status, String headers, ByteBuffer[] body, FileChannel file, long from, long length) {
        static Answer of(int status, String headers, String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return new Answer(status, headers, new ByteBuffer[] {ByteBuffer.wrap(utf8)}, null, 0, utf8.length);
        }
    }

    private record Second(long epoch, String text) {}

    /** What goes wrong with this answer: only GETs of summaries can. */
    Faults.Kind fault(Request request, Answer answer) {
        boolean object = request.method().equals("GET") && answer.status() == 200 && answer.file() == null
                && request.path().startsWith("/" + SUMMARIES_BUCKET + "/") && request.path().endsWith(".xml");
        return object ? faults.next() : Faults.Kind.NONE;
    }

    static Answer slowDown() {
        return error(503, "SlowDown", "Please reduce your request rate.");
    }

    /** The value of the Date header, rendered once a second. */
    String date() {
        long epoch = clock.millis() / 1_000;
        Second known = second;
        if (known.epoch() != epoch) {
            known = new Second(epoch, HTTP_DATE.format(Instant.ofEpochSecond(epoch)));
            second = known;
        }
        return known.text();
    }

    Answer answer(Request request) throws IOException {
        if (request.path().startsWith("/__")) {
            return control(request);
        }
        if (latencyNanos > 0) {
            LockSupport.parkNanos(latencyNanos);
        }
        int slash = request.path().indexOf('/', 1);
        String bucket = slash < 0 ? request.path().substring(1) : request.path().substring(1, slash);
        String key = slash < 0 ? "" : request.path().substring(slash + 1);
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            others.increment();
            return error(501, "NotImplemented", "This stand-in is read only.");
        }
        if (bucket.isEmpty()) {
            others.increment();
            return xml(listing.buckets());
        }
        if (!bucket.equals(SUMMARIES_BUCKET) && !bucket.equals(CHANGE_LIST_BUCKET)) {
            others.increment();
            return error(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return key.isEmpty() ? bucket(request, bucket) : object(request, bucket, key);
    }

    private Answer bucket(Request request, String bucket) throws IOException {
        if (request.method().equals("HEAD") || request.query().containsKey("location")) {
            others.increment();
            return request.method().equals("HEAD") ? Answer.of(200, "", "") : xml(listing.location());
        }
        lists.increment();
        boolean summariesAsked = bucket.equals(SUMMARIES_BUCKET);
        return xml(summariesAsked ? listing.summaries(request.query()) : listing.changeList(changeList.current()));
    }

    private Answer object(Request request, String bucket, String key) throws IOException {
        boolean head = request.method().equals("HEAD");
        boolean list = bucket.equals(CHANGE_LIST_BUCKET);
        (head ? heads : list ? changeListGets : gets).increment();
        if (list && key.equals(CHANGE_LIST_KEY)) {
            ChangeList.Version version = changeList.current();
            Object refusal = precondition(request, version.etag());
            return refusal instanceof Answer answer ? answer : changeList(request, version);
        }
        int number = list ? -1 : summaries.find(key);
        if (number < 0) {
            refused.increment();
            return error(404, "NoSuchKey", "The specified key does not exist.");
        }
        String etag = summaries.etag(number);
        if (precondition(request, etag) instanceof Answer answer) {
            return answer;
        }
        long size = summaries.size(number);
        String headers = headers(etag, changeList.modifiedMicros(number));
        if (request.range() != null) {
            return part(request.range(), headers, size, joined(summaries.body(number), (int) size));
        }
        bytes.add(head ? 0 : size);
        return new Answer(200, headers, summaries.body(number), null, 0, size);
    }

    private Answer changeList(Request request, ChangeList.Version version) throws IOException {
        FileChannel file = FileChannel.open(changeList.file(), StandardOpenOption.READ);
        long from = 0;
        long to = version.size() - 1;
        String headers = headers(version.etag(), version.modifiedMicros());
        if (request.range() != null) {
            String[] ends = request.range().substring("bytes=".length()).split("-", 2);
            from = Long.parseLong(ends[0]);
            to = ends[1].isEmpty() ? to : Math.min(to, Long.parseLong(ends[1]));
            headers += "Content-Range: bytes " + from + "-" + to + "/" + version.size() + "\r\n";
        }
        bytes.add(to - from + 1);
        return new Answer(request.range() == null ? 200 : 206, headers, null, file, from, to - from + 1);
    }

    private Answer part(String range, String headers, long size, ByteBuffer whole) {
        String[] ends = range.substring("bytes=".length()).split("-", 2);
        long from = Long.parseLong(ends[0]);
        long to = ends[1].isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(ends[1]));
        if (from > to) {
            return error(416, "InvalidRange", "The requested range is not satisfiable");
        }
        bytes.add(to - from + 1);
        String all = headers + "Content-Range: bytes " + from + "-" + to + "/" + size + "\r\n";
        ByteBuffer cut = whole.slice((int) from, (int) (to - from + 1));
        return new Answer(206, all, new ByteBuffer[] {cut}, null, 0, to - from + 1);
    }

    private static ByteBuffer joined(ByteBuffer[] parts, int size) {
        ByteBuffer whole = ByteBuffer.allocate(size);
        for (ByteBuffer part : parts) {
            whole.put(part);
        }
        return whole.flip();
    }

    /** An answer when a condition fails, else an empty string. */
    private Object precondition(Request request, String etag) {
        if (request.ifMatch() != null && !request.ifMatch().replace("\"", "").equals(etag)) {
            refused.increment();
            return error(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        if (request.ifNoneMatch() != null
                && request.ifNoneMatch().replace("\"", "").equals(etag)) {
            notModified.increment();
            return Answer.of(304, "ETag: \"" + etag + "\"\r\n", "");
        }
        return "";
    }

    private Answer control(Request request) {
        return switch (request.path()) {
            case "/__change" -> {
                int count = Integer.parseInt(request.query().getOrDefault("count", "500"));
                List<Integer> changed = changeList.change(count);
                yield Answer.of(
                        200, "", changed.stream().map(Summaries::key).collect(Collectors.joining("\n", "", "\n")));
            }
            case "/__reset" -> {
                List.of(lists, gets, heads, changeListGets, notModified, refused, others, bytes)
                        .forEach(LongAdder::reset);
                yield Answer.of(200, "", "");
            }
            case "/__faults" -> {
                faults.every(Long.parseLong(request.query().getOrDefault("every", "0")));
                yield Answer.of(200, "", "");
            }
            case "/__stats" -> Answer.of(200, "Content-Type: application/json\r\n", stats());
            default -> Answer.of(404, "", "Unknown control request.\n");
        };
    }

    private String stats() {
        return String.format(
                Locale.ROOT,
                "{\"list\":%d,\"get\":%d,\"head\":%d,\"changeListGet\":%d,\"notModified\":%d,\"refused\":%d,"
                        + "\"other\":%d,\"faults\":%d,\"bytes\":%d,\"objects\":%d,\"objectBytes\":%d}%n",
                lists.sum(),
                gets.sum(),
                heads.sum(),
                changeListGets.sum(),
                notModified.sum(),
                refused.sum(),
                others.sum(),
                faults.count(),
                bytes.sum(),
                summaries.count(),
                summaries.totalBytes());
    }

    private static String headers(String etag, long modifiedMicros) {
        return "ETag: \"" + etag + "\"\r\nLast-Modified: "
                + HTTP_DATE.format(Instant.ofEpochSecond(modifiedMicros / 1_000_000))
                + "\r\nContent-Type: application/xml\r\nAccept-Ranges: bytes\r\nx-amz-server-side-encryption: AES256\r\n";
    }

    private static Answer xml(String document) {
        return Answer.of(200, "Content-Type: application/xml\r\n", document);
    }

    private static Answer error(int status, String code, String message) {
        return Answer.of(
                status,
                "Content-Type: application/xml\r\n",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>");
    }
}
