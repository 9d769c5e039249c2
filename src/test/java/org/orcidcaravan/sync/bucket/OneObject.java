package org.orcidcaravan.sync.bucket;

import java.io.IOException;
import java.util.Map;

/** One object on a real server on loopback, for tests of what is done with its body. */
public final class OneObject implements AutoCloseable {
    private final RudeServer server;
    private final BucketClient client;

    /** @param headers beside the length: an ETag is needed */
    public OneObject(byte[] bytes, Map<String, String> headers) throws IOException {
        this(bytes, bytes.length, headers);
    }

    /** @param announced the length that the server claims; below zero: the bytes are chunked already */
    public OneObject(byte[] bytes, long announced, Map<String, String> headers) throws IOException {
        String framing = announced < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + announced;
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n" + framing + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        server = new RudeServer((number, request, out) -> {
            out.write(RudeServer.bytes(head + "\r\n"));
            out.write(bytes);
            return false;
        });
        client = Clients.of(server);
    }

    /** A new request for it. */
    public ObjectBody get() {
        return (ObjectBody) client.get("bucket", "key", Condition.ANY);
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
