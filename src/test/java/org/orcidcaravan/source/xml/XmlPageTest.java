package org.orcidcaravan.source.xml;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlPageTest {
    private static XmlPage page(String document) throws UnreadableXml {
        return page(document, UTF_8);
    }

    private static XmlPage page(String document, Charset charset) throws UnreadableXml {
        return XmlPage.of(document.getBytes(charset));
    }

    /** The root element with all that is in it. */
    private static @Nullable XmlNode whole(String document) throws UnreadableXml {
        try (XmlPage page = page(document)) {
            page.root();
            return page.whole();
        }
    }

    private static void walk(byte[] document) throws UnreadableXml {
        try (XmlPage page = XmlPage.of(document)) {
            page.root();
            page.whole();
            page.finish();
        }
    }

    @Test
    void the_root_comes_after_declarations_comments_and_instructions_and_without_its_prefix() throws UnreadableXml {
        assertThat(page("<?xml version='1.0'?><!-- a --><?b c?>\n<o:root xmlns:o='urn:o'/>")
                        .root())
                .isEqualTo("root");
    }

    @Test
    void children_are_gone_through_one_by_one_and_texts_between_them_do_not_count() throws UnreadableXml {
        List<String> seen = new ArrayList<>();
        try (XmlPage page = page("<a> x <b>1<!-- c --><i/></b><?p?><c/> y <d><![CDATA[2]]></d></a>")) {
            page.root();
            while (page.child()) {
                seen.add(page.name());
                if (page.name().equals("c")) {
                    assertThat(page.whole()).isNotNull();
                } else {
                    page.skip();
                }
            }
            page.finish();
        }
        assertThat(seen).containsExactly("b", "c", "d");
    }

    @Test
    void a_whole_element_has_its_attributes_its_own_text_and_its_children() throws UnreadableXml {
        XmlNode node = whole("""
                <r:record xmlns:r="urn:r" xmlns:x="urn:x" x:lang=" de " id="7">
                  Tom &amp; Jerry &#x41;<b>bold</b><![CDATA[ <raw> ]]>
                  <c/><!-- nothing --><?nor this?>
                </r:record>""");

        assertThat(node.name()).isEqualTo("record");
        assertThat(node.attribute("lang")).isEqualTo("de");
        assertThat(node.attribute("id")).isEqualTo("7");
        assertThat(node.attribute("none")).isEmpty();
        assertThat(node.text()).startsWith("Tom & Jerry A").endsWith("<raw>").doesNotContain("bold");
        assertThat(node.children()).extracting(XmlNode::name).containsExactly("b", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a><a/>",
                "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
                "<!DOCTYPE a [<!ENTITY x \"&y;&y;\"><!ENTITY y \"&z;&z;\"><!ENTITY z \"ha\">]><a>&x;</a>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://localhost:1/x.dtd\"> %p;]><a/>",
                "<?xml version='1.0'?>\n<!-- first --><!DOCTYPE html PUBLIC \"x\" \"http://localhost:1/\"><html/>",
            })
    void a_document_type_is_refused_whatever_it_says(String document) {
        assertThatThrownBy(() -> walk(document.getBytes(UTF_8)))
                .isInstanceOf(UnreadableXml.class)
                .hasMessage("has a document type declaration");
    }

    @Test
    void an_entity_of_its_own_is_refused_and_not_read_as_nothing() {
        assertThatThrownBy(() -> walk("<a>before &mine; after</a>".getBytes(UTF_8)))
                .isInstanceOf(UnreadableXml.class)
                .hasMessageContaining("ntity");
        assertThatThrownBy(() -> walk("<a b='&mine;'/>".getBytes(UTF_8))).isInstanceOf(UnreadableXml.class);
    }

    @Test
    void wherever_a_document_is_cut_off_it_is_told_and_never_taken_for_whole() {
        String document = "<?xml version='1.0'?><a x='1'><b>text &amp; <![CDATA[more]]></b><!-- c --><d><e/></d></a>";
        for (int length = 0; length < document.length(); length++) {
            byte[] cut = document.substring(0, length).getBytes(UTF_8);
            assertThatThrownBy(() -> walk(cut))
                    .as(new String(cut, UTF_8))
                    .isInstanceOf(UnreadableXml.class)
                    .message()
                    .isNotBlank()
                    .hasLineCount(1);
        }
    }

    @Test
    void what_is_only_skipped_has_to_be_well_formed_too() throws UnreadableXml {
        XmlPage page = page("<a><b><c></b></a>");
        page.root();
        page.child();
        assertThatThrownBy(page::skip).isInstanceOf(UnreadableXml.class).hasMessageContaining("not well-formed");
        XmlPage open = page("<a><b/>");
        open.root();
        open.child();
        open.skip();
        assertThatThrownBy(open::child).isInstanceOf(UnreadableXml.class);
        XmlPage unfinished = page("<a><b/>");
        unfinished.root();
        assertThatThrownBy(unfinished::finish).isInstanceOf(UnreadableXml.class);
    }

    @Test
    void as_deep_as_allowed_is_taken_and_one_deeper_is_left_out_with_the_reason() throws UnreadableXml {
        String deep = "<a>".repeat(XmlPage.MAX_DEPTH - 1) + "x" + "</a>".repeat(XmlPage.MAX_DEPTH - 1);
        String deeper = "<a>" + deep + "</a>";
        try (XmlPage page = page("<r>" + deep + deeper + deep + "</r>")) {
            page.root();
            page.child();
            assertThat(page.whole()).isNotNull();
            assertThat(page.excess()).isEqualTo("nothing");
            page.child();
            assertThat(page.whole()).isNull();
            assertThat(page.excess()).isEqualTo("it has elements more than 64 deep");
            page.child();
            assertThat(page.whole()).as("the next one").isNotNull();
            assertThat(page.excess()).isEqualTo("nothing");
            assertThat(page.child()).isFalse();
        }
    }

    @Test
    void as_many_elements_and_characters_as_allowed_are_taken_and_one_more_is_not() throws UnreadableXml {
        String many = "<r>" + "<a/>".repeat(XmlPage.MAX_NODES - 1) + "%s</r>";
        assertThat(whole(many.formatted(""))).isNotNull();
        assertThat(whole(many.formatted("<a/><b><c/>left out</b>"))).isNull();

        String half = "x".repeat(XmlPage.MAX_TEXT / 2);
        String sized = "<r><a>" + half + "</a><b><![CDATA[" + half + "]]></b>%s</r>";
        assertThat(whole(sized.formatted(""))).isNotNull();
        assertThat(whole(sized.formatted("y<c>left out</c>"))).isNull();
    }

    @Test
    void control_characters_of_copied_abstracts_are_spaces() throws UnreadableXml {
        assertThat(whole("<a>one\u0001two\u000bthree\tfour\nfive\rsix</a>").text())
                .startsWith("one two three\tfour\nfive")
                .endsWith("six");
    }

    @Test
    void documents_of_two_bytes_a_character_are_read_with_a_mark_of_order_and_without() throws UnreadableXml {
        for (byte[] document : List.of(
                "<a>Größe Ā</a>".getBytes(UTF_16),
                ("\ufeff<a>Größe Ā</a>").getBytes(UTF_16LE),
                "<?xml version='1.0' encoding='UTF-16LE'?><a>Größe Ā</a>".getBytes(UTF_16LE))) {
            XmlPage page = XmlPage.of(document);
            page.root();
            assertThat(page.whole().text()).isEqualTo("Größe Ā");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "<", "<a", "<a b='<'/>", "<a><b></a>", "<a>&#0;</a>", "<a:b/>", "<!-- a -->"})
    void what_is_no_document_is_told_in_one_line(String document) {
        assertThatThrownBy(() -> walk(document.getBytes(UTF_8)))
                .isInstanceOf(UnreadableXml.class)
                .message()
                .isNotBlank()
                .hasLineCount(1);
    }

    @Property(tries = 1_000)
    void any_bytes_are_a_document_or_unreadable_and_nothing_else(@ForAll @Size(max = 60) byte[] bytes) {
        String shell = "<a>" + new String(bytes, Charset.forName("ISO-8859-1")) + "</a>";
        for (byte[] document : List.of(bytes.clone(), shell.getBytes(Charset.forName("ISO-8859-1")))) {
            try {
                walk(document);
            } catch (UnreadableXml unreadable) {
                assertThat(unreadable.getMessage()).isNotBlank().hasLineCount(1);
            }
        }
    }

    @Test
    void a_reason_is_one_line_fit_for_a_terminal() {
        assertThat(XmlPage.printable("one\u001b[31m\ntwo")).isEqualTo("one?[31m");
        assertThat(XmlPage.printable("")).isEmpty();
        assertThat(XmlPage.printable("x".repeat(200))).hasSize(200);
        assertThat(XmlPage.printable("x".repeat(201))).hasSize(201).endsWith("…");
    }
}
