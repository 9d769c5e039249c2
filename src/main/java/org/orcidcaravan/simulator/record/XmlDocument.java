package org.orcidcaravan.simulator.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one object, in UTF-8. Equal when the bytes are. */
public final class XmlDocument {
    /** What an object that does not exist holds. */
    public static final XmlDocument NONE = new XmlDocument(new byte[0]);

    private final byte[] bytes;

    XmlDocument(byte[] bytes) {
        this.bytes = bytes;
    }

    public static XmlDocument of(byte[] bytes) {
        return new XmlDocument(bytes.clone());
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof XmlDocument document && Arrays.equals(bytes, document.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
