package org.orcidcaravan.measure.funnel;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.consent.transfer.Sheet;
import org.orcidcaravan.measure.MeasureTrouble;

/** Counts who has come along, once a day, and tells of it. */
@Named("adoption")
@Unremovable
@Singleton
public class Adoption {
    /** The members of a {@link Headcount}, in its order. */
    public static final List<String> STEPS = List.of("known", "invited", "opened", "connected", "writable", "sent");

    private static final System.Logger LOG = System.getLogger(Adoption.class.getName());

    private final AdoptionStore store;

    public Adoption(AdoptionStore store) {
        this.store = store;
    }

    /** How it was at the end of a day; of today, when it was last counted. */
    public record Day(LocalDate day, Headcount people) {}

    /**
     * A unit as of the last day.
     *
     * @param unit empty: of people whose unit is not known
     */
    public record Unit(String unit, Headcount people) {}

    /** A unit on a day. */
    public record Row(LocalDate day, String unit, Headcount people) {}

    /** Counts today anew; what fails is counted the next time. */
    public void take() {
        try {
            count();
        } catch (MeasureTrouble e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    /** Counts today anew, by the database's date: however often, the day has one figure. */
    public void count() {
        store.count();
    }

    /**
     * Day by day, the oldest first.
     *
     * @param unit null: all of them together
     */
    public List<Day> days(@Nullable LocalDate since, @Nullable String unit) {
        return store.days(since, unit);
    }

    /** Unit by unit, as it was counted last. */
    public List<Unit> units() {
        return store.units();
    }

    /** Writes every unit on every day as CSV. */
    public void write(@Nullable LocalDate since, @Nullable String unit, Writer out) {
        List<String> header = new java.util.ArrayList<>(List.of("day", "unit"));
        header.addAll(STEPS);
        Sheet sheet = new Sheet(out, header);
        for (Row row : store.rows(since, unit)) {
            Headcount people = row.people();
            sheet.row(List.of(
                    Objects.toString(row.day()),
                    row.unit(),
                    Integer.toString(people.known()),
                    Integer.toString(people.invited()),
                    Integer.toString(people.opened()),
                    Integer.toString(people.connected()),
                    Integer.toString(people.writable()),
                    Integer.toString(people.sent())));
        }
        sheet.end();
    }
}
