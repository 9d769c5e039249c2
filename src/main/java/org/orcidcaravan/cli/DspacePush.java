package org.orcidcaravan.cli;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.database.State;
import org.orcidcaravan.routing.Routes;
import org.orcidcaravan.routing.dspace.DspaceReport;
import org.orcidcaravan.routing.dspace.DspaceRun;
import org.orcidcaravan.routing.dspace.DspaceView;
import org.orcidcaravan.routing.dspace.Sight;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.Mode;

/** One run over DSpace's queue, or a look at what one would do, with the sentences of DSpace's own script. */
@Unremovable
@ApplicationScoped
class DspacePush {
    private static final List<String> COLUMNS =
            List.of("row", "profile", "orcid", "type", "put_code", "what", "detail");

    private final State state;
    private final Routes routes;
    private final DspaceSettings settings;
    private final DspaceRun runs;
    private final DspaceView view;

    DspacePush(State state, Routes routes, DspaceSettings settings, DspaceRun runs, DspaceView view) {
        this.state = state;
        this.routes = routes;
        this.settings = settings;
        this.runs = runs;
        this.view = view;
    }

    /** What the command line says. */
    record Wish(boolean force, boolean alone, boolean dryRun, boolean csv, boolean json) {}

    int run(Wish wish, PrintWriter out) {
        int status = ran(wish, out);
        out.flush();
        return status;
    }

    private int ran(Wish wish, PrintWriter out) {
        if (settings.mode() == Mode.OFF) {
            out.println(
                    "Failed to push DSpace's queue: caravan.dspace.mode is off. Set it to shadow, read-only, improved or"
                            + " strict.");
            return ExitStatus.USAGE;
        }
        state.open();
        if (settings.mode() == Mode.SHADOW) {
            routes.start();
            return show(view.shadow(), wish, out);
        }
        if (settings.mode() == Mode.READ_ONLY || wish.dryRun()) {
            return show(view.list(wish.force()), wish, out);
        }
        routes.start();
        DspaceReport report = runs.run(new DspaceRun.Wish(wish.force(), wish.alone()), sentence -> {
            out.println(sentence);
            out.flush();
        });
        out.printf(
                Locale.ROOT,
                "In total: %,d rows, %,d done, %,d failed, %,d left for later, %,d kept aside, %,d gone meanwhile.%n",
                report.found(),
                report.done(),
                report.failed(),
                report.left(),
                report.aside(),
                report.gone());
        return report.isClean() ? ExitStatus.DONE : ExitStatus.LEFT;
    }

    private static int show(List<Sight> sights, Wish wish, PrintWriter out) {
        if (wish.json()) {
            out.println(json(sights));
        } else {
            if (wish.csv()) {
                out.println(String.join(",", COLUMNS));
            }
            sights.forEach(sight -> out.println(wish.csv() ? csv(sight) : line(sight)));
        }
        boolean differs = sights.stream().anyMatch(sight -> switch (sight.what()) {
            case "differs", "not there", "not sent", "not compared" -> true;
            default -> false;
        });
        return differs ? ExitStatus.LEFT : ExitStatus.DONE;
    }

    private static String line(Sight sight) {
        return "%s %s: %s of %s for profile %s%s%s"
                .formatted(
                        sight.row() == null ? "history" : "row " + sight.row(),
                        text(sight.orcid()),
                        sight.what(),
                        sight.type(),
                        sight.profile(),
                        sight.putCode() == null ? "" : ", put-code " + sight.putCode(),
                        sight.detail().isEmpty() ? "" : ": " + sight.detail());
    }

    private static List<String> cells(Sight sight) {
        return List.of(
                sight.row() == null ? "" : sight.row().toString(),
                sight.profile(),
                text(sight.orcid()),
                sight.type(),
                text(sight.putCode()),
                sight.what(),
                sight.detail());
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String csv(Sight sight) {
        return cells(sight).stream()
                .map(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell)
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    private static String json(List<Sight> sights) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Sight sight : sights) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            List<String> cells = cells(sight);
            for (int i = 0; i < COLUMNS.size(); i++) {
                object.add(COLUMNS.get(i), cells.get(i));
            }
            array.add(object);
        }
        return array.build().toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
