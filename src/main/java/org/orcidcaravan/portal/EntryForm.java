package org.orcidcaravan.portal;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;

/** The page with the button to the institution's sign-in, with what came of it; and the page that leads on. */
@ApplicationScoped
class EntryForm {
    private final Template page;
    private final Template onward;
    private final Frame frame;

    EntryForm(@Location("portal/sign-in") Template page, @Location("portal/elsewhere") Template onward, Frame frame) {
        this.page = page;
        this.onward = onward;
        this.frame = frame;
    }

    /** What is said. */
    enum Words {
        /** Nothing yet. */
        NONE,
        /** The provider does not answer. */
        SILENT,
        /** That did not work. */
        AGAIN,
        /** The provider knows them, and we do not. */
        UNKNOWN
    }

    Response answer(int status, Words words) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(frame.of(page)
                        .data("words", words.name().toLowerCase(Locale.ROOT))
                        .render())
                .build();
    }

    String onward(URI target) {
        return frame.of(onward).data("target", target.toString()).render();
    }
}
