package org.orcidcaravan.orcid.answer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a success looks as ORCID promises it (member API 3.0): a proxy's page with status 200, or a document that was
 * cut off, proves nothing.
 */
final class Promise {
    /** What a document is, by its root. */
    private enum Root {
        BULK,
        ITEM,
        ERROR,
        OTHER,
        /** It is no whole document. */
        NONE
    }

    private Promise() {}

    static boolean isKept(Method method, ApiAnswer answer) {
        return switch (method) {
            case POST -> Clues.putCodeOfLocation(answer.location()) != null;
            case BULK_POST -> root(answer) == Root.BULK;
            case PUT -> root(answer) == Root.ITEM;
            case GET -> isReadable(root(answer));
            case DELETE -> true;
        };
    }

    private static boolean isReadable(Root root) {
        return root != Root.ERROR && root != Root.NONE;
    }

    private static Root root(ApiAnswer answer) {
        String type = mediaType(answer.contentType());
        Optional<Root> root = Optional.empty();
        if (type.endsWith("/xml") || type.endsWith("+xml")) {
            root = XmlFields.read(answer.body().strip()).map(Promise::root);
        } else if (type.endsWith("/json") || type.endsWith("+json")) {
            root = JsonFields.read(answer.body()).map(Promise::root);
        }
        return root.orElse(Root.NONE);
    }

    private static Root root(XmlFields document) {
        return switch (document.root()) {
            case "bulk" -> Root.BULK;
            case "error", "html" -> Root.ERROR;
            default -> document.hasPutCode() ? Root.ITEM : Root.OTHER;
        };
    }

    private static Root root(Map<String, String> object) {
        if (object.containsKey("bulk")) {
            return Root.BULK;
        }
        if (object.containsKey("error") || object.containsKey("error-code")) {
            return Root.ERROR;
        }
        return object.containsKey("put-code") ? Root.ITEM : Root.OTHER;
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
