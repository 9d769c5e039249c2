package org.orcidcaravan.simulator.registry.xml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;

/** A schema in memory, with its address, in the form that the JDK asks for. Nothing of it can be set. */
final class SchemaInput implements LSInput {
    private final String address;
    private final byte[] bytes;

    SchemaInput(String address, byte[] bytes) {
        this.address = address;
        this.bytes = bytes;
    }

    @Override
    public String getSystemId() {
        return address;
    }

    @Override
    public InputStream getByteStream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public @Nullable Reader getCharacterStream() {
        return null;
    }

    @Override
    public @Nullable String getStringData() {
        return null;
    }

    @Override
    public @Nullable String getPublicId() {
        return null;
    }

    @Override
    public @Nullable String getBaseURI() {
        return null;
    }

    @Override
    public @Nullable String getEncoding() {
        return null;
    }

    @Override
    public boolean getCertifiedText() {
        return false;
    }

    @Override
    public void setSystemId(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setByteStream(InputStream value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setCharacterStream(Reader value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setStringData(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setPublicId(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setBaseURI(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setEncoding(String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setCertifiedText(boolean value) {
        throw new UnsupportedOperationException();
    }
}
