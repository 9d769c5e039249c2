package org.orcidcaravan.faults;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a browser sends, with what cookie it has: it follows nothing by itself. */
record Browser(HttpClient http, URI server, @Nullable String cookie) {
    Browser with(@Nullable String other) {
        return new Browser(http, server, other);
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
        return cookie == null ? request : request.header("Cookie", cookie);
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path).header("Sec-Fetch-Site", "same-origin").GET());
    }

    /** A form of the page itself. */
    HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return send(form(path, form).header("Sec-Fetch-Site", "same-origin"));
    }

    /** A form, without a word about whose it is. */
    HttpRequest.Builder form(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    /** A question of a page's script. */
    HttpResponse<String> call(String method, String path, String body) throws Exception {
        return send(request(path)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Name and value of the cookie that an answer sets. */
    static String cookieOf(HttpResponse<String> answer) {
        return header(answer, "Set-Cookie").replaceAll(";.*", "");
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
