package org.orcidcaravan.cli;

import org.orcidcaravan.consent.PersonStore;
import org.orcidcaravan.push.ItemKey;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Which work: what a source has of a person. */
class WorkArguments {
    @Parameters(index = "0", paramLabel = "PERSON", description = "The person's key or iD.")
    String person = "";

    @Parameters(index = "1", paramLabel = "SOURCE", description = "Where it comes from, such as csv.")
    String source = "";

    @Parameters(index = "2", paramLabel = "SOURCE_ID", description = "Its key there.")
    String sourceId = "";

    /**
     * @param command whose usage is told when nobody is known by that name
     */
    ItemKey key(PersonStore people, CommandLine command) {
        return new ItemKey(KnownPerson.find(people, person, command).id(), source, sourceId);
    }

    /** For sentences. */
    @Override
    public String toString() {
        return sourceId + " of " + person;
    }
}
