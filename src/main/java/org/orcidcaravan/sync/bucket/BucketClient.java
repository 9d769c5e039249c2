package org.orcidcaravan.sync.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Lists and gets objects of one S3 server. Every call blocks its thread (bring virtual ones, hundreds at once are fine),
 * makes one attempt bounded by the {@link Patience}, and throws a {@link BucketException} when it fails: repeating is
 * the caller's decision. Credentials are asked for at every request, so replaced ones take effect at once. When the
 * server asks to slow down, fewer requests are under way at once (faults.md row 2).
 */
public final class BucketClient implements AutoCloseable {

    private final S3Address address;
    private final AwsCredentialsProvider credentials;
    private final Patience patience;
    private final RequestSigner signer;
    private final ConnectionPool pool;
    private final Congestion congestion = new Congestion();

    public BucketClient(S3Address address, AwsCredentialsProvider credentials, Patience patience, InstantSource clock) {
        this(address, credentials, patience, clock, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    BucketClient(
            S3Address address,
            AwsCredentialsProvider credentials,
            Patience patience,
            InstantSource clock,
            SSLSocketFactory tls) {
        this.address = address;
        this.credentials = credentials;
        this.patience = patience;
        this.signer = new RequestSigner(clock);
        this.pool = new ConnectionPool(address, patience, tls);
    }

    /**
     * One page of up to 1,000 objects in key order (ListObjectsV2).
     *
     * @param startAfter the last key already seen; null for the first page. Unlike a continuation token it never expires
     * @throws BucketException when the page did not come whole; a page cut short is never a shorter page
     */
    public ListedPage list(String bucket, String prefix, @Nullable String startAfter) {
        S3Request request = request("GET", bucket, "")
                .query("list-type", "2")
                .query("encoding-type", "url")
                .query("max-keys", "1000")
                .query("prefix", prefix);
        if (startAfter != null) {
            request.query("start-after", startAfter);
        }
        try (Answer answer = exchange(request)) {
            answer.mustBe(200);
            ListedPage page = new ListingParser(bucket, prefix, startAfter).parse(answer.body());
            answer.body().transferTo(OutputStream.nullOutputStream());
            return page;
        } catch (ListingParser.BadListing e) {
            throw Failures.trouble(request, "the listing " + e.getMessage(), e);
        } catch (IOException e) {
            throw Failures.trouble(request, "the listing does not end", e);
        }
    }

    /**
     * The object, its bytes still to be read, or {@link NotModified} under {@link Condition.IfNoneMatch}.
     *
     * @throws ObjectChanged under {@link Condition.IfMatch} when there is another version now
     * @throws ObjectMissing when there is none
     * @throws BucketException for everything else
     */
    public ObjectAnswer get(String bucket, String key, Condition condition) {
        S3Request request = object("GET", bucket, key).header("x-amz-checksum-mode", "ENABLED");
        switch (condition) {
            case Condition.Any _ -> {}
            case Condition.IfMatch match -> request.header("if-match", '"' + match.etag() + '"');
            case Condition.IfNoneMatch match -> request.header("if-none-match", '"' + match.etag() + '"');
        }
        Answer answer = exchange(request);
        boolean handedOut = false;
        try {
            if (answer.head().status() == 304 && condition instanceof Condition.IfNoneMatch) {
                return new NotModified();
            }
            answer.mustBe(200);
            String etag = answer.head().etag();
            if (etag == null) {
                throw Failures.trouble(request, "the answer has no ETag", null);
            }
            ObjectBody object = new ObjectBody(etag, answer.head(), answer.body());
            handedOut = true;
            return object;
        } finally {
            if (!handedOut) {
                answer.close();
            }
        }
    }

    /**
     * Any other request on a bucket (empty key) or object, such as PUT or DELETE.
     *
     * @throws BucketException unless the server answers 2xx
     */
    public SentAnswer send(String method, String bucket, String key, byte[] body) {
        S3Request request = request(method, bucket, key).body(body);
        try (Answer answer = exchange(request)) {
            if (answer.head().status() / 100 != 2) {
                throw answer.refusal();
            }
            answer.body().transferTo(OutputStream.nullOutputStream());
            return new SentAnswer(answer.head().status(), answer.head().etag());
        } catch (IOException e) {
            throw Failures.trouble(request, "the answer does not end", e);
        }
    }

    private S3Request object(String method, String bucket, String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    "Failed to get an object of " + bucket + ": its key is empty. Pass a key from a listing.");
        }
        return request(method, bucket, key);
    }

    private S3Request request(String method, String bucket, String key) {
        return new S3Request(address, method, bucket, key);
    }

    private Answer exchange(S3Request request) {
        Congestion.Turn turn = congestion.enter();
        int status = 0;
        try {
            Answer answer = attempt(request, turn);
            status = answer.head().status();
            return answer;
        } finally {
            turn.answered(status);
        }
    }

    private Answer attempt(S3Request request, Congestion.Turn turn) {
        byte[] head = request.head(signer.sign(request, resolve(request)));
        long deadline = System.nanoTime() + patience.attempt().toNanos();
        Connection rested = pool.rested(deadline);
        if (rested != null) {
            try {
                return answer(request, rested, head, turn);
            } catch (IOException e) {
                pool.discard(rested);
                if (rested.answered()
                        || rested.overdue()
                        || Thread.currentThread().isInterrupted()) {
                    throw Failures.broken(request, rested, e);
                }
                // The server closed the connection while it rested and has seen nothing of this request.
            }
        }
        return exchangeOnFresh(request, head, deadline, turn);
    }

    private Answer exchangeOnFresh(S3Request request, byte[] head, long deadline, Congestion.Turn turn) {
        Connection fresh;
        try {
            fresh = pool.fresh(deadline);
        } catch (IOException e) {
            throw Failures.unreachable(request, e);
        }
        try {
            return answer(request, fresh, head, turn);
        } catch (IOException e) {
            pool.discard(fresh);
            throw Failures.broken(request, fresh, e);
        }
    }

    private Answer answer(S3Request request, Connection connection, byte[] head, Congestion.Turn turn)
            throws IOException {
        connection.write(head, request.body());
        ResponseHead response = connection.readHead();
        boolean empty = request.method().equals("HEAD") || response.status() == 204 || response.status() == 304;
        if (!empty && !response.chunked() && response.contentLength() < 0) {
            throw new MalformedAnswer("it does not say how long it is");
        }
        return new Answer(request, response, new BodyStream(request, response, connection, pool, empty), turn);
    }

    private AwsCredentials resolve(S3Request request) {
        try {
            return credentials.resolveCredentials();
        } catch (SdkException e) {
            throw Failures.noCredentials(request, e);
        }
    }

    /** Closes all connections, also those in use: their calls fail. */
    @Override
    public void close() {
        pool.close();
    }

    /** An answer whose body is still to be read. */
    private record Answer(S3Request request, ResponseHead head, BodyStream body, Congestion.Turn turn)
            implements AutoCloseable {

        void mustBe(int status) {
            if (head.status() != status) {
                throw refusal();
            }
        }

        BucketException refusal() {
            BucketException refusal = new ErrorAnswer(request, head, document()).exception();
            if (refusal instanceof Throttled) {
                turn.refused();
            }
            return refusal;
        }

        private byte[] document() {
            try (InputStream document = body) {
                return document.readNBytes(ErrorAnswer.CAP);
            } catch (IOException | ServerTrouble e) {
                // The status alone still tells most of it.
                return new byte[0];
            }
        }

        @Override
        public void close() {
            body.close();
        }
    }
}
