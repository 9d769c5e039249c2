package org.orcidcaravan.orcid.json;

import java.util.List;

/**
 * The members of one of ORCID's types, in the order in which ORCID writes them.
 *
 * @param name the type's name
 */
record Shape(String name, List<Member> members) {
    Shape {
        members = List.copyOf(members);
    }

    /** How often a member's content is there. */
    enum Count {
        /** Once, or null. */
        ONE,
        /** A list, which may be empty. */
        LIST,
        /** A list of objects with one member each, named as the element. */
        NAMED_LIST
    }

    /**
     * One member.
     *
     * @param name in JSON, and of the attribute or element in XML; {@code value} is the element's own text
     * @param content a word for a text, a constant, a number, a truth, a flag or milliseconds, or a type's name
     */
    record Member(String name, Count number, String content) {}
}
