package org.orcidcaravan.simulator.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;

/**
 * What a path of the member API leads to.
 *
 * @param putCodes none, one, or for a bulk those that were asked for, as they were written
 * @param rest the path after the iD
 */
record Target(OrcidId orcid, Section section, Place place, List<String> putCodes, String rest) {
    private static final String ROOT = "/v3.0/";

    /** What can be done there. */
    enum Place {
        /** Where items of an activity are added one by one. */
        FORM,
        LIST,
        /** Where items are also added: a person's details one by one, works in bulk. */
        OPEN_LIST,
        ITEM,
        SUMMARY,
        SEVERAL;

        boolean allows(String method) {
            return switch (this) {
                case FORM -> method.equals("POST");
                case OPEN_LIST -> method.equals("GET") || method.equals("POST");
                case ITEM -> method.equals("GET") || method.equals("PUT") || method.equals("DELETE");
                case LIST, SUMMARY, SEVERAL -> method.equals("GET");
            };
        }
    }

    /** Empty when there is nothing at that path. */
    static Optional<Target> of(String path) {
        if (!path.startsWith(ROOT)) {
            return Optional.empty();
        }
        List<String> steps =
                new ArrayList<>(Arrays.asList(path.substring(ROOT.length()).split("/", -1)));
        Optional<OrcidId> orcid = OrcidId.parse(steps.removeFirst());
        if (orcid.isEmpty() || steps.isEmpty()) {
            return Optional.empty();
        }
        String rest = String.join("/", steps);
        return Arrays.stream(Section.values())
                .flatMap(section -> spot(section, steps).stream()
                        .map(spot -> new Target(orcid.get(), section, spot.place(), spot.putCodes(), rest)))
                .findFirst();
    }

    private static Optional<Spot> spot(Section section, List<String> steps) {
        boolean inList = steps.getFirst().equals(section.listPath());
        boolean inItem = steps.getFirst().equals(section.itemPath());
        boolean open = section.isPersonDetail() || section == Section.WORK;
        if (steps.size() == 1 && inList) {
            return Optional.of(new Spot(open ? Place.OPEN_LIST : Place.LIST, List.of()));
        }
        if (steps.size() == 1 && inItem) {
            return Optional.of(new Spot(Place.FORM, List.of()));
        }
        if (steps.size() == 2 && inItem) {
            return Optional.of(new Spot(Place.ITEM, List.of(steps.get(1))));
        }
        if (steps.size() == 2 && inList && section == Section.WORK) {
            return Optional.of(
                    new Spot(Place.SEVERAL, Arrays.asList(steps.get(1).split(",", -1))));
        }
        if (steps.size() == 3 && inItem && steps.get(1).equals("summary") && !section.isPersonDetail()) {
            return Optional.of(new Spot(Place.SUMMARY, List.of(steps.get(2))));
        }
        return Optional.empty();
    }

    private record Spot(Place place, List<String> putCodes) {}
}
