package org.orcidcaravan.simulator.bucket;

/** A pair of keys that the simulated S3 server checks signatures with. */
public record Credentials(String accessKey, String secretKey) {
    /** Fixed and public: they open nothing but a simulated world on loopback. */
    public static final Credentials SYNTHETIC =
            new Credentials("SIMULATED-ACCESS-KEY", "simulated-secret-key-that-opens-nothing-real");

    @Override
    public String toString() {
        return accessKey;
    }
}
