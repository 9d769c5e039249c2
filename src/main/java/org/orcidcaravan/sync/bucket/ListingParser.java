package org.orcidcaravan.sync.bucket;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ListBucketResult document (S3 API, ListObjectsV2) as it streams in. Anything that is not a whole, plausible
 * page is an error, because a page taken for shorter than it is would look like deletions.
 */
final class ListingParser {

    private static final XMLInputFactory FACTORY = factory();

    private final String bucket;
    private final String prefix;
    private final @Nullable String startAfter;
    private final List<Entry> entries = new ArrayList<>(1_000);
    private @Nullable Boolean truncated;
    private long keyCount = -1;
    private boolean urlEncoded;

    ListingParser(String bucket, String prefix, @Nullable String startAfter) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.startAfter = startAfter;
    }

    private record Entry(
            @Nullable String key,
            @Nullable String etag,
            long size,
            @Nullable String modified) {}

    /** The page is not what ListObjectsV2 answers; the message completes "the listing …". */
    static final class BadListing extends Exception {
        private static final long serialVersionUID = 1L;

        BadListing(String message) {
            super(message);
        }
    }

    ListedPage parse(InputStream document) throws BadListing {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(document);
            readDocument(reader);
            reader.close();
            return page();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof BucketException network) {
                throw network;
            }
            throw new BadListing(
                    "is no well-formed XML (line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber() + ")");
        } catch (NumberFormatException e) {
            throw new BadListing("has a size that is no number");
        }
    }

    private void readDocument(XMLStreamReader reader) throws XMLStreamException, BadListing {
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new BadListing("has a document type declaration");
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            if (event == XMLStreamConstants.START_ELEMENT && ++depth == 1) {
                root(reader.getLocalName());
            } else if (event == XMLStreamConstants.START_ELEMENT && depth == 2) {
                depth--;
                readTop(reader);
            }
        }
    }

    private static void root(String name) throws BadListing {
        if (!name.equals("ListBucketResult")) {
            throw new BadListing("is a " + name.replaceAll("\\p{Cntrl}", "?") + ", not a ListBucketResult");
        }
    }

    private void readTop(XMLStreamReader reader) throws XMLStreamException, BadListing {
        switch (reader.getLocalName()) {
            case "Contents" -> entries.add(readEntry(reader));
            case "IsTruncated" -> truncated = flag(reader.getElementText().strip());
            case "KeyCount" -> keyCount = Long.parseLong(reader.getElementText().strip());
            case "EncodingType" -> urlEncoded = reader.getElementText().strip().equals("url");
            default -> skip(reader);
        }
    }

    private static Entry readEntry(XMLStreamReader reader) throws XMLStreamException {
        String key = null;
        String etag = null;
        long size = -1;
        String modified = null;
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                switch (reader.getLocalName()) {
                    case "Key" -> key = reader.getElementText();
                    case "ETag" -> etag = reader.getElementText();
                    case "LastModified" -> modified = reader.getElementText();
                    case "Size" -> size = Long.parseLong(reader.getElementText().strip());
                    default -> skip(reader);
                }
            }
        }
        return new Entry(key, etag, size, modified);
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private static Boolean flag(String text) throws BadListing {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadListing("does not say whether it is truncated");
        };
    }

    private ListedPage page() throws BadListing {
        if (truncated == null) {
            throw new BadListing("does not say whether it is truncated");
        }
        if (keyCount >= 0 && keyCount != entries.size()) {
            throw new BadListing("announces " + keyCount + " keys and has " + entries.size());
        }
        if (truncated && entries.isEmpty()) {
            throw new BadListing("is truncated before its first key");
        }
        List<ListedObject> objects = new ArrayList<>(entries.size());
        String before = startAfter;
        for (Entry entry : entries) {
            ListedObject object = object(entry);
            if (before != null && !KeyOrder.ascending(before, object.key())) {
                throw new BadListing("is not in ascending order of keys after the one asked for");
            }
            before = object.key();
            objects.add(object);
        }
        return new ListedPage(objects, truncated);
    }

    private ListedObject object(Entry entry) throws BadListing {
        if (entry.key() == null || entry.etag() == null || entry.size() < 0) {
            throw new BadListing("has an object without key, ETag or size");
        }
        String key = entry.key();
        try {
            key = urlEncoded ? PercentEncoding.decoded(key) : key;
        } catch (IllegalArgumentException e) {
            throw new BadListing("has a key that is not URL-encoded as it says");
        }
        if (key.isEmpty() || !key.startsWith(prefix)) {
            throw new BadListing("has a key without the prefix that was asked for");
        }
        return new ListedObject(bucket, key, unquoted(entry.etag().strip()), entry.size(), entry.modified());
    }

    private static String unquoted(String etag) {
        boolean both = etag.length() > 1 && etag.startsWith("\"") && etag.endsWith("\"");
        return both ? etag.substring(1, etag.length() - 1) : etag;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
