import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** ListObjectsV2 (and the first version, which some clients still send) over the summaries, as S3 writes it. */
final class Listing {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

    private final Summaries summaries;
    private final ChangeList changeList;

    Listing(Summaries summaries, ChangeList changeList) {
        this.summaries = summaries;
        this.changeList = changeList;
    }

    String buckets() {
        return HEAD + "<ListAllMyBucketsResult" + NAMESPACE + "><Owner><ID>bench</ID></Owner><Buckets>"
                + "<Bucket><Name>" + Requests.CHANGE_LIST_BUCKET
                + "</Name><CreationDate>2020-01-01T00:00:00.000Z</CreationDate></Bucket>"
                + "<Bucket><Name>" + Requests.SUMMARIES_BUCKET
                + "</Name><CreationDate>2020-01-01T00:00:00.000Z</CreationDate></Bucket>"
                + "</Buckets></ListAllMyBucketsResult>";
    }

    String location() {
        return HEAD + "<LocationConstraint" + NAMESPACE + ">eu-west-1</LocationConstraint>";
    }

    /** The bucket with one object. */
    String changeList(ChangeList.Version version) {
        StringBuilder xml = new StringBuilder(HEAD);
        xml.append("<ListBucketResult").append(NAMESPACE).append("><Name>").append(Requests.CHANGE_LIST_BUCKET);
        xml.append("</Name><Prefix></Prefix><KeyCount>1</KeyCount><MaxKeys>1000</MaxKeys>");
        xml.append("<IsTruncated>false</IsTruncated>");
        contents(xml, Requests.CHANGE_LIST_KEY, version.modifiedMicros(), version.etag(), version.size());
        return xml.append("</ListBucketResult>").toString();
    }

    String summaries(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String delimiter = query.getOrDefault("delimiter", "");
        int limit = Math.clamp(Integer.parseInt(query.getOrDefault("max-keys", "1000")), 1, 1_000);
        boolean second = "2".equals(query.get("list-type"));
        int place = Math.max(start(query, prefix, delimiter, second), summaries.place(prefix, false));
        StringBuilder body = new StringBuilder(limit * 260);
        String last = "";
        int found = 0;
        while (place < summaries.count() && found < limit) {
            int number = summaries.at(place);
            String key = Summaries.key(number);
            if (!key.startsWith(prefix)) {
                place = summaries.count();
                break;
            }
            int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            if (cut < 0) {
                contents(body, key, changeList.modifiedMicros(number), summaries.etag(number), summaries.size(number));
                last = key;
                place++;
            } else {
                last = key.substring(0, cut + delimiter.length());
                body.append("<CommonPrefixes><Prefix>").append(last).append("</Prefix></CommonPrefixes>");
                place = summaries.place(last + '\uffff', false);
            }
            found++;
        }
        boolean truncated = place < summaries.count() && summariesStartWith(place, prefix);
        return document(query, second, found, truncated ? last : "")
                .append(body)
                .append("</ListBucketResult>")
                .toString();
    }

    private boolean summariesStartWith(int place, String prefix) {
        return Summaries.key(summaries.at(place)).startsWith(prefix);
    }

    private int start(Map<String, String> query, String prefix, String delimiter, boolean second) {
        String token = query.get("continuation-token");
        String after = second ? query.getOrDefault("start-after", "") : query.getOrDefault("marker", "");
        if (token != null) {
            after = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        }
        if (after.isEmpty()) {
            return 0;
        }
        boolean wholePrefix = !delimiter.isEmpty() && after.endsWith(delimiter) && after.length() > prefix.length();
        return wholePrefix ? summaries.place(after + '\uffff', false) : summaries.place(after, true);
    }

    private StringBuilder document(Map<String, String> query, boolean second, int found, String next) {
        boolean url = "url".equals(query.get("encoding-type"));
        StringBuilder xml = new StringBuilder(found * 260 + 600).append(HEAD);
        xml.append("<ListBucketResult").append(NAMESPACE).append("><Name>").append(Requests.SUMMARIES_BUCKET);
        xml.append("</Name><Prefix>")
                .append(text(query.getOrDefault("prefix", ""), url))
                .append("</Prefix>");
        if (query.containsKey("delimiter")) {
            xml.append("<Delimiter>").append(text(query.get("delimiter"), url)).append("</Delimiter>");
        }
        xml.append("<MaxKeys>").append(query.getOrDefault("max-keys", "1000")).append("</MaxKeys>");
        if (url) {
            xml.append("<EncodingType>url</EncodingType>");
        }
        if (second) {
            xml.append("<KeyCount>").append(found).append("</KeyCount>");
        }
        xml.append("<IsTruncated>").append(!next.isEmpty()).append("</IsTruncated>");
        if (!next.isEmpty() && second) {
            String token = Base64.getUrlEncoder().encodeToString(next.getBytes(StandardCharsets.UTF_8));
            xml.append("<NextContinuationToken>").append(token).append("</NextContinuationToken>");
        } else if (!next.isEmpty()) {
            xml.append("<NextMarker>").append(next).append("</NextMarker>");
        }
        return xml;
    }

    private static void contents(StringBuilder xml, String key, long modifiedMicros, String etag, long size) {
        xml.append("<Contents><Key>").append(key).append("</Key><LastModified>");
        xml.append(ChangeList.date(modifiedMicros), 0, 10).append('T');
        xml.append(ChangeList.date(modifiedMicros), 11, 19).append(".000Z</LastModified><ETag>&quot;");
        xml.append(etag).append("&quot;</ETag><Size>").append(size);
        xml.append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
    }

    private static String text(String value, boolean url) {
        if (url) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2F", "/");
        }
        return value.replace("&", "&amp;").replace("<", "&lt;");
    }
}
