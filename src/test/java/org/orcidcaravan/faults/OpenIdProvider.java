package org.orcidcaravan.faults;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * An OpenID provider of a small institution: discovery, authorization code with PKCE, signed ID tokens, userinfo. Whoever is
 * sent to it is the person it was told of last. At first it does not answer at all; it lies when it is told to.
 */
final class OpenIdProvider implements AutoCloseable {
    static final String CLIENT = "caravan-console";
    static final String SECRET = "a-secret-between-the-two-of-us-of-some-length";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys = pair();
    private final KeyPair others = pair();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final List<Map<String, String>> exchanges = new CopyOnWriteArrayList<>();
    private volatile Map<String, Object> person = Map.of();
    private volatile Map<String, Object> userinfo = Map.of();
    private volatile Consumer<Map<String, Object>> lie = claims -> {};
    private volatile boolean forges;
    private volatile Optional<URI> proxied = Optional.empty();
    private volatile boolean answers;

    OpenIdProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        serve("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        serve("/jwks", exchange -> answer(exchange, 200, Map.of("keys", List.of(publicKey()))));
        serve("/authorize", this::authorize);
        serve("/token", this::token);
        serve("/userinfo", exchange -> answer(exchange, 200, userinfo));
        serve("/end", exchange -> answer(exchange, 200, Map.of("signed", "out")));
        server.start();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            if (answers) {
                handler.handle(exchange);
            } else {
                exchange.close();
            }
        });
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Up, honest, and with this person before the browser: claims of the ID token. */
    void signedIn(Map<String, Object> claims) {
        person = claims;
        userinfo = claims.containsKey("sub") ? Map.of("sub", claims.get("sub")) : Map.of();
        lie = honest -> {};
        forges = false;
        answers = true;
    }

    /** What the userinfo says beside. */
    void userinfo(Map<String, Object> claims) {
        userinfo = claims;
    }

    /** Changes the claims of ID tokens before they are signed. */
    void lies(Consumer<Map<String, Object>> change) {
        lie = change;
    }

    /** Signs with a key that is not its own, under the name of its own. */
    void forges() {
        forges = true;
    }

    /** From now on the public address leads to this server, as with a proxy in front of it. */
    void proxied(URI server) {
        proxied = Optional.of(server);
    }

    void isDown() {
        answers = false;
    }

    /** What was sent to the token endpoint. */
    List<Map<String, String>> exchanges() {
        return exchanges;
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", uri().toString(),
                "authorization_endpoint", uri() + "/authorize",
                "token_endpoint", uri() + "/token",
                "jwks_uri", uri() + "/jwks",
                "userinfo_endpoint", uri() + "/userinfo",
                "end_session_endpoint", uri() + "/end",
                "token_endpoint_auth_methods_supported", List.of("client_secret_post"));
    }

    private Map<String, Object> publicKey() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty", "RSA",
                "kid", "only",
                "use", "sig",
                "alg", "RS256",
                "n", BASE64.encodeToString(unsigned(key.getModulus().toByteArray())),
                "e", BASE64.encodeToString(unsigned(key.getPublicExponent().toByteArray())));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        String code = "code-" + numbers.incrementAndGet();
        codes.put(code, asked);
        URI back = URI.create(asked.get("redirect_uri"));
        URI reached = proxied.map(server -> server.resolve(back.getRawPath())).orElse(back);
        exchange.getResponseHeaders().add("Location", reached + "?code=" + code + "&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchanges.add(sent);
        Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
        boolean good = asked != null
                && CLIENT.equals(sent.get("client_id"))
                && SECRET.equals(sent.get("client_secret"))
                && asked.get("redirect_uri").equals(sent.get("redirect_uri"))
                && challenge(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
        if (!good) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        long now = InstantSource.system().instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(person);
        claims.putAll(Map.of("iss", uri().toString(), "aud", CLIENT, "iat", now, "exp", now + 300));
        if (asked.containsKey("nonce")) {
            claims.put("nonce", asked.get("nonce"));
        }
        lie.accept(claims);
        String token = signed(claims);
        answer(
                exchange,
                200,
                Map.of("access_token", token, "id_token", token, "token_type", "Bearer", "expires_in", 300));
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(Map<String, Object> claims) throws IOException {
        String content = BASE64.encodeToString(JSON.writeValueAsBytes(Map.of("alg", "RS256", "kid", "only")))
                + "."
                + BASE64.encodeToString(JSON.writeValueAsBytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((forges ? others : keys).getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : form.split("&")) {
            String[] sides = field.split("=", 2);
            fields.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
