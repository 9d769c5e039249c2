package org.orcidcaravan.push;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.orcidcaravan.orcid.answer.Method;
import org.orcidcaravan.orcid.item.Work;
import org.orcidcaravan.push.call.OrcidSettings;
import org.orcidcaravan.push.document.ItemDocuments;

/** What goes with a request, as an object of the classes generated from ORCID's schemas; the route writes it as XML. */
@Named("documents")
@Unremovable
@Singleton
public class Documents {
    private final ItemDocuments documents;

    Documents(OrcidSettings orcid) {
        this.documents = new ItemDocuments(orcid.host());
    }

    /** The document of an errand that has one. */
    public Object of(Errand errand) {
        if (errand.getCall().method() == Method.BULK_POST) {
            List<Work> works = errand.tasks().stream()
                    .map(QueuedTask::content)
                    .map(Work.class::cast)
                    .toList();
            return documents.bulk(works);
        }
        return documents.of(
                errand.tasks().getFirst().content(), errand.getCall().putCode());
    }
}
