package org.orcidcaravan.push;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.orcidcaravan.orcid.item.Contributor;
import org.orcidcaravan.orcid.item.ExternalId;
import org.orcidcaravan.orcid.item.FuzzyDate;
import org.orcidcaravan.orcid.item.Work;

/** Works as they are on an average list of publications: about a kilobyte each, none like another. */
final class Load {
    private static final List<Contributor> AUTHORS = List.of(
            new Contributor("Carberry, Josiah", null, "author"),
            new Contributor("Example, Ada", null, "author"),
            new Contributor("Sample, Emil", null, "author"));

    private Load() {}

    static Work work(String key) {
        return new Work(
                "On the durability of queues in front of slow registries, part " + key,
                null,
                "Journal of Benchmarks",
                "journal-article",
                new FuzzyDate(2024, 5, 17),
                List.of(ExternalId.self("doi", "10.5555/bench." + key)),
                "https://example.org/works/" + key,
                null,
                "en",
                null,
                null,
                AUTHORS);
    }

    /** Queues so many works of each of these people, as a source does, a person a transaction; gives seconds. */
    static double queue(DataSource database, List<Long> people, int worksEach) throws Exception {
        Intake intake = new Intake(new TransactionStore(database));
        long began = System.nanoTime();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            List<Future<?>> all = new ArrayList<>();
            for (long person : people) {
                all.add(workers.submit(() -> intake.take(offers(person, worksEach))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static List<Offer> offers(long person, int count) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = person + "." + i;
            offers.add(Offer.of(person, "bench", key, work(key)));
        }
        return offers;
    }
}
