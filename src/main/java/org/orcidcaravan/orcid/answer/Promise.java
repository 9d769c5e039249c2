package org.orcidcaravan.orcid.answer;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a success looks as ORCID promises it (member API 3.0): a proxy's page with status 200, or a document that was
 * cut off, proves nothing.
 */
final class Promise {
    private Promise() {}

    static boolean isKept(Method method, ApiAnswer answer) {
        return switch (method) {
            case POST -> Clues.putCodeOfLocation(answer.location()) != null;
            case BULK_POST -> root(answer).filter("bulk"::equals).isPresent();
            case PUT, GET ->
                root(answer)
                        .filter(name -> !name.equals("error") && !name.equals("html"))
                        .isPresent();
            case DELETE -> true;
        };
    }

    /** The name of the document's root; of a JSON object, {@code bulk}, {@code error} or nothing in particular. */
    private static Optional<String> root(ApiAnswer answer) {
        String type = mediaType(answer.contentType());
        if (type.endsWith("/xml") || type.endsWith("+xml")) {
            return XmlFields.read(answer.body().strip()).map(XmlFields::root);
        }
        if (type.endsWith("/json") || type.endsWith("+json")) {
            return JsonFields.read(answer.body()).map(fields -> {
                if (fields.containsKey("bulk")) {
                    return "bulk";
                }
                return fields.containsKey("error") || fields.containsKey("error-code") ? "error" : "";
            });
        }
        return Optional.empty();
    }

    private static String mediaType(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
