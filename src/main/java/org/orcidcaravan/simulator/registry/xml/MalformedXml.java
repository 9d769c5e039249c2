package org.orcidcaravan.simulator.registry.xml;

/** A document that is not well-formed, not allowed, or not as its schema says. The message is the parser's. */
public final class MalformedXml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedXml(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
