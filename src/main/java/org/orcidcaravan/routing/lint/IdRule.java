package org.orcidcaravan.routing.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

final class IdRule implements Rule {
    @Override
    public String name() {
        return "id";
    }

    @Override
    public String says() {
        return "The first route's id is the file's name, further ids begin with it, and no id is used twice in the folder.";
    }

    @Override
    public List<Finding> check(RouteFile file, Surroundings around) {
        List<Finding> findings = new ArrayList<>();
        List<Entry> flows = file.routesAndTemplates();
        for (int i = 0; i < flows.size(); i++) {
            checkName(file, flows.get(i), i == 0, findings);
        }
        Set<String> seen = new HashSet<>();
        for (Entry entry : file.entries()) {
            String id = entry.id().orElse("");
            if (entry.isConfiguration() && id.isEmpty()) {
                findings.add(finding(entry, entry.title() + " has no id: add 'id:', which routes name."));
            } else if (!id.isEmpty() && !seen.add(entry.claim().orElse(id))) {
                findings.add(finding(entry, entry.title() + " has the id of another entry of this file: rename one."));
            } else {
                checkOwners(file, entry, around, findings);
            }
        }
        return findings;
    }

    private void checkName(RouteFile file, Entry entry, boolean main, List<Finding> findings) {
        String id = entry.id().orElse("");
        if (main && !id.equals(file.id())) {
            findings.add(finding(
                    entry,
                    "%s is the main route of '%s': write 'id: %s'.".formatted(entry.title(), file.name(), file.id())));
        } else if (!main && !id.startsWith(file.id() + "-")) {
            findings.add(finding(
                    entry,
                    "%s does not begin with the file's id: write 'id: %s-…'.".formatted(entry.title(), file.id())));
        }
    }

    private void checkOwners(RouteFile file, Entry entry, Surroundings around, List<Finding> findings) {
        Set<String> others =
                new TreeSet<>(around.owners().getOrDefault(entry.claim().orElse(""), Set.of()));
        others.remove(file.name());
        if (!others.isEmpty()) {
            findings.add(finding(
                    entry,
                    "%s is also declared in '%s': an id belongs to one file, so rename one of the two."
                            .formatted(entry.title(), String.join("', '", others))));
        }
    }

    private Finding finding(Entry entry, String message) {
        int line = entry.body().at("id").map(Yaml::line).orElse(entry.line());
        return new Finding(line, name(), message);
    }
}
