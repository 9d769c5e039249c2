package org.orcidcaravan.bench.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.orcidcaravan.sync.bucket.BucketClient;
import org.orcidcaravan.sync.bucket.Condition;
import org.orcidcaravan.sync.bucket.ObjectBody;
import org.orcidcaravan.sync.bucket.Patience;
import org.orcidcaravan.sync.bucket.S3Address;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The clients compared, by name. Those of plain HTTP send no signature, so that only the client is compared. */
final class Fetchers {

    static final List<String> NAMES =
            List.of("jdk", "urlconnection", "apache5", "sdk", "caravan-unsigned", "caravan-sdk-signer", "caravan");

    private static final AwsBasicCredentials KEY = AwsBasicCredentials.create("bench", "bench-secret");

    private Fetchers() {}

    static Fetcher of(String name, URI endpoint, int inFlight) {
        return switch (name) {
            case "jdk" -> jdk(endpoint);
            case "urlconnection" -> urlConnection(endpoint, inFlight);
            case "apache5" -> apache(endpoint, inFlight);
            case "sdk" -> sdk(endpoint);
            case "caravan" -> caravan(endpoint, StaticCredentialsProvider.create(KEY), false);
            case "caravan-unsigned" -> caravan(endpoint, AnonymousCredentialsProvider.create(), false);
            case "caravan-sdk-signer" -> caravan(endpoint, AnonymousCredentialsProvider.create(), true);
            default -> throw new IllegalArgumentException("No client is called " + name + "; there are " + NAMES + ".");
        };
    }

    private static URI uri(URI endpoint, String bucket, String key) {
        return URI.create(endpoint + "/" + bucket + "/" + key);
    }

    private static Fetcher jdk(URI endpoint) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return (bucket, key, sink) -> {
            HttpRequest request =
                    HttpRequest.newBuilder(uri(endpoint, bucket, key)).build();
            try (InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                sink.accept(body);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }

    private static Fetcher urlConnection(URI endpoint, int inFlight) {
        System.setProperty("http.maxConnections", Integer.toString(inFlight));
        return (bucket, key, sink) -> {
            HttpURLConnection connection =
                    (HttpURLConnection) uri(endpoint, bucket, key).toURL().openConnection();
            try (InputStream body = connection.getInputStream()) {
                sink.accept(body);
            }
        };
    }

    private static Fetcher apache(URI endpoint, int inFlight) {
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(inFlight)
                        .setMaxConnTotal(inFlight)
                        .build())
                .disableContentCompression()
                .disableCookieManagement()
                .build();
        return (bucket, key, sink) -> client.execute(new HttpGet(uri(endpoint, bucket, key)), response -> {
            try (InputStream body = response.getEntity().getContent()) {
                sink.accept(body);
            }
            return null;
        });
    }

    private static Fetcher sdk(URI endpoint) {
        S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(KEY))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return (bucket, key, sink) -> {
            try (InputStream body =
                    client.getObject(request -> request.bucket(bucket).key(key))) {
                sink.accept(body);
            }
        };
    }

    private static Fetcher caravan(URI endpoint, AwsCredentialsProvider credentials, boolean sdkSigner) {
        BucketClient client = new BucketClient(
                S3Address.of(endpoint, "eu-west-1"), credentials, Patience.DEFAULT, InstantSource.system());
        AwsV4HttpSigner signer = AwsV4HttpSigner.create();
        return (bucket, key, sink) -> {
            if (sdkSigner) {
                sdkSign(signer, uri(endpoint, bucket, key));
            }
            try (ObjectBody body = (ObjectBody) client.get(bucket, key, Condition.ANY)) {
                sink.accept(body.stream());
            }
        };
    }

    /** The signature that {@link AwsV4HttpSigner} makes for a GET; the caller's request goes out without it. */
    static Object sdkSign(AwsV4HttpSigner signer, URI uri) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(uri)
                .putHeader("x-amz-checksum-mode", "ENABLED")
                .build();
        return signer.sign(sign -> sign.identity(KEY)
                        .request(request)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
                .request();
    }
}
