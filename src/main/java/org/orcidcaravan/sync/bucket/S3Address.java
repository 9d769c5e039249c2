package org.orcidcaravan.sync.bucket;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the buckets are. Addresses are always path style: ORCID's bucket names contain dots, which no wildcard
 * certificate of AWS covers.
 *
 * @param endpoint {@code http} or {@code https}, with a host; a path is put before the bucket
 * @param region what requests are signed for
 */
public record S3Address(URI endpoint, String region) {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");

    public S3Address {
        String scheme = endpoint.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || endpoint.getHost() == null || endpoint.getRawQuery() != null || endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException("Failed to use the S3 endpoint of host " + endpoint.getHost()
                    + ": it is not a plain http or https address. Set caravan.s3.endpoint (CARAVAN_S3_ENDPOINT) to"
                    + " scheme://host:port, without user or query.");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("Failed to use the S3 region \"" + region.replaceAll("\\p{Cntrl}", "?")
                    + "\": it is not a region's name. Set caravan.s3.region, for example to eu-west-1.");
        }
    }

    /** The public endpoint of Amazon S3 in a region. */
    public static S3Address aws(String region) {
        String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        if (!REGION.matcher(region).matches()) {
            return new S3Address(URI.create("https://s3.amazonaws.com"), region);
        }
        return new S3Address(URI.create("https://s3." + region + domain), region);
    }

    /** The given endpoint, or Amazon's when there is none. */
    public static S3Address of(@Nullable URI endpoint, String region) {
        return endpoint == null ? aws(region) : new S3Address(endpoint, region);
    }

    boolean tls() {
        return "https".equalsIgnoreCase(endpoint.getScheme());
    }

    String host() {
        String host = endpoint.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    int port() {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return tls() ? 443 : 80;
    }

    /** The value of the Host header: the port only where it is not the scheme's own. */
    String authority() {
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        boolean usual = port() == (tls() ? 443 : 80);
        return usual ? host : host + ":" + port();
    }

    /** The percent-encoded path of a bucket, or of an object in it, or of the service when both are empty. */
    String path(String bucket, String key) {
        String base = endpoint.getRawPath();
        StringBuilder path = new StringBuilder(base.length() + bucket.length() + key.length() + 8);
        path.append(base, 0, base.endsWith("/") ? base.length() - 1 : base.length())
                .append('/');
        PercentEncoding.append(path, bucket, false);
        if (!key.isEmpty()) {
            path.append('/');
            PercentEncoding.append(path, key, true);
        }
        return path.toString();
    }
}
