package org.orcidcaravan.push.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orcid.ns.error.Error;
import org.orcidcaravan.orcid.Section;

class OrcidXmlTest {
    private static final String ERROR = "<error xmlns=\"http://www.orcid.org/ns/error\">"
            + "<response-code>409</response-code><developer-message>%s</developer-message>"
            + "<error-code>9021</error-code></error>";

    @ParameterizedTest
    @EnumSource
    void the_context_path_is_enough_for_every_section(Section section) throws JAXBException {
        JAXBContext context = JAXBContext.newInstance(OrcidXml.CONTEXT_PATH);
        byte[] document = OrcidXml.marshal(new ItemDocuments("orcid.org").of(Synthetic.of(section), 1L));

        Object read = context.createUnmarshaller().unmarshal(new ByteArrayInputStream(document));

        Object value = read instanceof JAXBElement<?> element ? element.getValue() : read;
        assertThat(value).isInstanceOf(org.orcid.ns.common.ElementSummary.class);
    }

    @Test
    void an_error_is_read_whatever_prefix_it_has() {
        String prefixed = "<e:error xmlns:e=\"http://www.orcid.org/ns/error\"><e:response-code>404</e:response-code>"
                + "<e:developer-message>gone</e:developer-message></e:error>";

        assertThat(OrcidXml.unmarshal(prefixed))
                .isInstanceOfSatisfying(
                        Error.class,
                        error -> assertThat(error.getResponseCode()).isEqualTo(404));
        assertThat(OrcidXml.unmarshal(ERROR.formatted("é").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Error.class,
                        error -> assertThat(error.getDeveloperMessage()).isEqualTo("é"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<html><body>503</body></html>",
                "<error xmlns=\"http://www.orcid.org/ns/error\"><response-code>409",
                "<error xmlns=\"http://www.orcid.org/ns/error\"/>rubbish",
                "<error xmlns=\"http://www.orcid.org/ns/nothing\"/>",
                "<error xmlns=\"http://www.orcid.org/ns/error\">&undeclared;</error>",
            })
    void what_is_no_whole_document_of_orcid_is_unclear(String document) {
        assertThatExceptionOfType(UnclearAnswer.class)
                .isThrownBy(() -> OrcidXml.unmarshal(document))
                .withMessageStartingWith("Failed to read ORCID's answer: ");
        assertThatExceptionOfType(UnclearAnswer.class)
                .isThrownBy(() -> OrcidXml.unmarshal(document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_document_type_declaration_is_refused() {
        assertThatExceptionOfType(UnclearAnswer.class)
                .isThrownBy(() -> OrcidXml.unmarshal("<!DOCTYPE error>" + ERROR.formatted("x")))
                .withMessageContaining("document type declaration");
    }

    @Test
    void entities_that_multiply_are_refused() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE error [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(i, i - 1, i - 1, i - 1));
        }

        assertThatExceptionOfType(UnclearAnswer.class)
                .isThrownBy(() -> OrcidXml.unmarshal(laughs + "]>" + ERROR.formatted("&a29;")))
                .withMessageContaining("document type declaration");
    }

    @Test
    void elements_nested_too_deep_are_refused() {
        String open = "<error xmlns=\"http://www.orcid.org/ns/error\">";

        assertThat(OrcidXml.unmarshal(open + "<a>".repeat(60) + "</a>".repeat(60) + "</error>"))
                .isInstanceOf(Error.class);
        assertThat(OrcidXml.unmarshal(open + "<a></a>".repeat(1000) + "</error>"))
                .isInstanceOf(Error.class);
        for (int depth : new int[] {64, 1_000_000}) {
            assertThatExceptionOfType(UnclearAnswer.class)
                    .isThrownBy(
                            () -> OrcidXml.unmarshal(open + "<a>".repeat(depth) + "</a>".repeat(depth) + "</error>"))
                    .withMessageContaining("nested deeper than 64");
        }
    }

    @Test
    void many_threads_write_and_read_at_once() throws Exception {
        ItemDocuments documents = new ItemDocuments("orcid.org");
        List<Callable<byte[]>> tasks = new ArrayList<>();
        List<byte[]> alone = new ArrayList<>();
        for (Section section : Section.values()) {
            byte[] once = OrcidXml.marshal(documents.of(Synthetic.of(section), 7L));
            for (int i = 0; i < 20; i++) {
                alone.add(once);
                tasks.add(() -> OrcidXml.marshal(
                        OrcidXml.unmarshal(OrcidXml.marshal(documents.of(Synthetic.of(section), 7L)))));
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> written = threads.invokeAll(tasks);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(written.get(i).get()).isEqualTo(alone.get(i));
            }
        }
    }

    @Test
    void nothing_is_fetched_for_a_document(@TempDir Path folder) throws IOException {
        AtomicInteger hits = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            String web = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            Path secret = Files.writeString(folder.resolve("secret"), "canary");
            for (String system : new String[] {web, secret.toUri().toString()}) {
                for (String doctype : new String[] {
                    "<!DOCTYPE error SYSTEM \"%s\">",
                    "<!DOCTYPE error [<!ENTITY x SYSTEM \"%s\">]>",
                    "<!DOCTYPE error [<!ENTITY %% x SYSTEM \"%s\"> %%x;]>"
                }) {
                    assertThatExceptionOfType(UnclearAnswer.class)
                            .isThrownBy(() -> OrcidXml.unmarshal(doctype.formatted(system) + ERROR.formatted("&x;")))
                            .withMessageNotContaining("canary");
                }
            }
            String pointing = ERROR.formatted("ok")
                    .replaceFirst(
                            ">",
                            " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                    + " xsi:schemaLocation=\"http://www.orcid.org/ns/error " + web + "error.xsd\">");
            assertThat(OrcidXml.unmarshal(pointing)).isInstanceOf(Error.class);
            assertThat(hits).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void what_is_no_document_is_not_written() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OrcidXml.marshal("text"))
                .withMessageStartingWith("Failed to write a String as XML: ");
    }
}
