package org.orcidcaravan.orcid.answer;

/** Answers as ORCID, and what stands in front of it, write them. */
final class Answers {
    static final String XML = "application/vnd.orcid+xml; qs=5;charset=UTF-8";
    static final String JSON = "application/json;charset=UTF-8";
    static final String HTML = "text/html";
    static final String BUSY_PAGE = "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n"
            + "<body><center><h1>503 Service Temporarily Unavailable</h1></center></body>\r\n</html>\r\n";

    private Answers() {}

    static ApiAnswer plain(int status, String contentType, String body) {
        return new ApiAnswer(status, contentType, null, null, body);
    }

    static ApiAnswer page(int status) {
        return plain(status, HTML, BUSY_PAGE);
    }

    static ApiAnswer xmlError(int status, int code, String message) {
        return plain(status, XML, xml(status, code, message));
    }

    static ApiAnswer jsonError(int status, int code, String message) {
        return plain(status, "application/vnd.orcid+json", json(status, code, message));
    }

    static ApiAnswer wordError(int status, String word, String description) {
        return plain(status, JSON, "{\"error\":\"" + word + "\",\"error_description\":\"" + description + "\"}");
    }

    static String xml(int status, int code, String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><error"
                + " xmlns=\"http://www.orcid.org/ns/error\"><response-code>" + status
                + "</response-code><developer-message>" + message
                + "</developer-message><user-message>Something.</user-message><error-code>" + code
                + "</error-code><more-info>https://members.orcid.org/api/resources/troubleshooting</more-info></error>";
    }

    static String json(int status, int code, String message) {
        return "{\"response-code\":" + status + ",\"developer-message\":\"" + message
                + "\",\"user-message\":\"Something.\",\"error-code\":" + code
                + ",\"more-info\":\"https://members.orcid.org/api/resources/troubleshooting\"}";
    }
}
