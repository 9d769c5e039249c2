package org.orcidcaravan.bench.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.ListedObject;
import org.orcidcaravan.sync.bucket.ListedPage;
import org.orcidcaravan.sync.bucket.Patience;
import org.orcidcaravan.sync.bucket.S3Address;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Downloads every object of a bucket with each client in turn: GET, MD5 while writing to a temporary file, compare with
 * the ETag, rename. Prints objects a second and the process's CPU microseconds an object.
 *
 * <p>Usage: {@code ClientBench ENDPOINT DIR|none RUNS [client[:virtual|platform|per-object]]…}
 */
final class ClientBench {

    private static final String BUCKET = "v3.0-summaries";
    private static final int IN_FLIGHT = 64;

    private final URI endpoint;
    private final Path folder;
    private final List<ListedObject> objects;
    private int passes;

    private ClientBench(URI endpoint, Path folder, List<ListedObject> objects) {
        this.endpoint = endpoint;
        this.folder = folder;
        this.objects = objects;
    }

    public static void main(String[] args) throws Exception {
        URI endpoint = URI.create(args[0]);
        Path folder = args[1].equals("none") ? null : Path.of(args[1]);
        int runs = Integer.parseInt(args[2]);
        List<String> wanted = args.length > 3 ? List.of(args).subList(3, args.length) : Fetchers.NAMES;
        ClientBench bench = new ClientBench(endpoint, folder, list(endpoint));
        System.out.println("| run | client | threads | objects/s | CPU µs/object |\n|---|---|---|---|---|");
        for (int run = 0; run <= runs; run++) {
            for (String each : wanted) {
                String[] parts = each.split(":", 2);
                bench.measure(run, parts[0], parts.length > 1 ? parts[1] : "virtual");
            }
        }
    }

    private static List<ListedObject> list(URI endpoint) {
        List<ListedObject> all = new ArrayList<>();
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench-secret"));
        try (BucketClient client = new BucketClient(
                S3Address.of(endpoint, "eu-west-1"), credentials, Patience.DEFAULT, InstantSource.system())) {
            for (int warm = 0; warm < 3; warm++) {
                all.clear();
                long cpu = cpuNanos();
                ListedPage page;
                do {
                    page = client.list(
                            BUCKET, "", all.isEmpty() ? null : all.getLast().key());
                    all.addAll(page.objects());
                } while (page.truncated());
                System.out.printf(
                        Locale.ROOT,
                        "listing pass %d: %.1f µs of CPU a key%n",
                        warm,
                        (cpuNanos() - cpu) / 1e3 / all.size());
            }
        }
        return List.copyOf(all);
    }

    private void measure(int run, String name, String threads) throws Exception {
        Path into = folder == null ? null : folder.resolve("pass-" + passes++ + "-" + name);
        if (into != null) {
            for (String part : new TreeSet<>(
                    objects.stream().map(o -> o.key().substring(0, 3)).toList())) {
                Files.createDirectories(into.resolve(part));
            }
        }
        try (Fetcher fetcher = Fetchers.of(name, endpoint, IN_FLIGHT)) {
            long cpu = cpuNanos();
            long start = System.nanoTime();
            long bytes =
                    threads.equals("per-object") ? threadPerObject(fetcher, into) : workers(fetcher, into, threads);
            double seconds = (System.nanoTime() - start) / 1e9;
            double micros = (cpuNanos() - cpu) / 1e3 / objects.size();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f | %.0f | %.0f MB/s%n",
                    run == 0 ? "warm-up" : run,
                    name,
                    threads,
                    objects.size() / seconds,
                    micros,
                    bytes / 1e6 / seconds);
        }
    }

    private long workers(Fetcher fetcher, Path into, String threads) {
        AtomicInteger next = new AtomicInteger();
        AtomicLong bytes = new AtomicLong();
        var factory = threads.equals("platform")
                ? Thread.ofPlatform().factory()
                : Thread.ofVirtual().factory();
        List<Thread> started = new ArrayList<>();
        for (int n = 0; n < IN_FLIGHT; n++) {
            Thread worker = factory.newThread(() -> {
                byte[] buffer = new byte[32_768];
                for (int i = next.getAndIncrement(); i < objects.size(); i = next.getAndIncrement()) {
                    bytes.addAndGet(one(fetcher, into, objects.get(i), buffer));
                }
            });
            worker.start();
            started.add(worker);
        }
        started.forEach(ClientBench::join);
        return bytes.get();
    }

    private long threadPerObject(Fetcher fetcher, Path into) throws InterruptedException {
        Semaphore places = new Semaphore(IN_FLIGHT);
        AtomicLong bytes = new AtomicLong();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (ListedObject object : objects) {
                places.acquire();
                executor.execute(() -> {
                    try {
                        bytes.addAndGet(one(fetcher, into, object, new byte[32_768]));
                    } finally {
                        places.release();
                    }
                });
            }
        }
        return bytes.get();
    }

    private long one(Fetcher fetcher, Path into, ListedObject object, byte[] buffer) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            long[] size = {0};
            if (into == null) {
                fetcher.fetch(BUCKET, object.key(), body -> size[0] = copy(body, null, md5, buffer));
            } else {
                Path target = into.resolve(object.key());
                Path temporary = target.resolveSibling(".part-" + target.getFileName());
                fetcher.fetch(BUCKET, object.key(), body -> {
                    try (OutputStream out =
                            Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                        size[0] = copy(body, out, md5, buffer);
                    }
                });
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            }
            if (!HexFormat.of().formatHex(md5.digest()).equals(object.etag())) {
                throw new IllegalStateException("The bytes of " + object.key() + " are not those of its ETag.");
            }
            return size[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long copy(java.io.InputStream body, OutputStream out, MessageDigest md5, byte[] buffer)
            throws IOException {
        long total = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            md5.update(buffer, 0, read);
            if (out != null) {
                out.write(buffer, 0, read);
            }
            total += read;
        }
        return total;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
