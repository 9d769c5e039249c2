import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/**
 * An S3 server that holds everything in memory and costs as little as possible, so that the client beside it on the
 * same machine is what a benchmark measures. Path style, HTTP/1.1, signatures ignored, read only.
 *
 * <p>{@code java bench/sync/S3StandIn.java --objects 100000 --port 0} (JDK 22 or newer) prints one line
 * {@code READY http://127.0.0.1:PORT ...} when it answers.
 */
final class S3StandIn {

    private static final String USAGE = """
            Usage: java bench/sync/S3StandIn.java [options]
              --objects N            objects in bucket v3.0-summaries (default 100000)
              --port P               port on loopback, 0 = a free one (default 0)
              --mean large|small     mean size of 31 kB (most about 4 kB, a few 400 kB) or of 5 kB (default large)
              --latency MS           wait before each answer (default 0)
              --change-list-rows N   rows of last_modified.csv (default: one an object)
              --warm N               objects that it asks itself for before it is ready (default 0)
              --scratch DIR          where the compressed change list is kept (default: the system's temporary folder)
            Control: POST /__change?count=500 changes objects and prints their keys; GET /__stats; POST /__reset;
            POST /__faults?every=50 lets every 50th object go wrong (503, reset, cut short, one byte flipped by turns), 0 none.
            """;

    private int objects = 100_000;
    private int port;
    private boolean small;
    private int latency;
    private int warm;
    private long rows = -1;
    private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

    public static void main(String[] args) throws IOException, InterruptedException {
        S3StandIn standIn = new S3StandIn();
        try {
            standIn.read(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        }
        standIn.serve();
    }

    private void read(String[] args) {
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("No value after " + args[i] + ".");
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--objects" -> objects = Integer.parseInt(value);
                case "--port" -> port = Integer.parseInt(value);
                case "--mean" -> small = value.toLowerCase(Locale.ROOT).equals("small");
                case "--latency" -> latency = Integer.parseInt(value);
                case "--warm" -> warm = Integer.parseInt(value);
                case "--change-list-rows" -> rows = Long.parseLong(value);
                case "--scratch" -> scratch = Path.of(value);
                default -> throw new IllegalArgumentException("Unknown option " + args[i] + ".");
            }
        }
    }

    private void serve() throws IOException, InterruptedException {
        InstantSource clock = InstantSource.system();
        long start = clock.millis();
        Summaries summaries = new Summaries(objects, small);
        long listRows = Math.max(objects, rows);
        Path tar = Files.createTempFile(scratch, "last_modified", ".csv.tar");
        tar.toFile().deleteOnExit();
        ChangeList changeList = new ChangeList(summaries, listRows, tar, clock);
        Requests requests = new Requests(summaries, changeList, latency, clock);
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        Thread accepting = Thread.ofPlatform().start(() -> accept(server, requests));
        URI address = URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.getLocalAddress()).getPort());
        Warming.of(address, objects, warm);
        System.out.printf(
                Locale.ROOT,
                "READY %s objects=%d bytes=%d rows=%d start-up=%d ms%n",
                address,
                objects,
                summaries.totalBytes(),
                listRows,
                clock.millis() - start);
        accepting.join();
    }

    private static void accept(ServerSocketChannel server, Requests requests) {
        try {
            while (true) {
                SocketChannel client = server.accept();
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                Thread.startVirtualThread(new HttpConnection(client, requests));
            }
        } catch (IOException e) {
            System.err.println("The stand-in takes no more connections: " + e.getMessage());
            System.exit(1);
        }
    }
}
