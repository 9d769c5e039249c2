package org.orcidcaravan.routing.dspace;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.OrcidId;
import org.orcidcaravan.orcid.Section;
import org.orcidcaravan.simulator.registry.Fault;
import org.orcidcaravan.simulator.registry.Harm;

/** One row of DSpace's queue with a researcher of its own, and what goes wrong with it. */
final class Case {
    final String what;
    final String operation;
    final String type;
    final Section section;
    final OrcidId orcid;
    final int row;

    private final World world;
    private final String value;
    private final UUID owner;
    private @Nullable String existing;

    Case(World world, String what, String operation, String type) {
        this.world = world;
        this.what = what;
        this.operation = operation;
        this.type = type;
        this.section = section(type);
        this.orcid = world.newOrcid();
        this.value = value();
        this.owner = owner();
        UUID entity = operation.equals("DELETE") ? null : isProfile() ? owner : entity();
        before();
        this.row = world.dspace.queue(owner, entity, type, what.equals("no-operation") ? null : operation, existing);
        world.dspace.update("update orcid_queue set metadata = ? where id = ?", isProfile() ? signature() : null, row);
        if (what.equals("exhausted") || what.equals("forced")) {
            world.dspace.update("update orcid_queue set attempts = 5 where id = ?", row);
        }
        harm();
    }

    static Section section(String type) {
        return switch (type) {
            case "Publication" -> Section.WORK;
            case "Project" -> Section.FUNDING;
            case "OTHER_NAMES" -> Section.OTHER_NAME;
            case "COUNTRY" -> Section.ADDRESS;
            case "KEYWORDS" -> Section.KEYWORD;
            case "EXTERNAL_IDS" -> Section.EXTERNAL_IDENTIFIER;
            default -> Section.RESEARCHER_URL;
        };
    }

    boolean isProfile() {
        return !type.startsWith("P");
    }

    /** Whether a line of the table is about this kind of row. */
    static boolean applies(String to, String type) {
        boolean profile = !type.startsWith("P");
        return switch (to) {
            case "all" -> true;
            case "entity" -> !profile;
            case "profile" -> profile;
            case "checked" -> !profile || type.equals("COUNTRY");
            case "but-country" -> !type.equals("COUNTRY");
            default -> throw new IllegalArgumentException(to);
        };
    }

    private String field() {
        return switch (type) {
            case "OTHER_NAMES" -> "person.name.variant";
            case "COUNTRY" -> "person.country";
            case "KEYWORDS" -> "dc.subject";
            case "EXTERNAL_IDS" -> "person.identifier.rid";
            default -> "dc.identifier.uri";
        };
    }

    private String value() {
        boolean refused = what.equals("refused");
        return switch (type) {
            case "Publication" -> "10.5555/" + orcid;
            case "Project" -> "G-" + orcid;
            case "COUNTRY" -> what.equals("invalid") ? "Atlantis" : "AT";
            case "RESEARCHER_URLS" -> refused ? " " : "https://people.example.org/" + orcid;
            default -> refused ? " " : "Value " + orcid;
        };
    }

    private UUID owner() {
        String token = switch (what) {
            case "no-token" -> null;
            case "bad-token" -> "00000000-0000-4000-8000-000000000000";
            default -> world.token(orcid);
        };
        UUID profile = world.dspace.profile(what.equals("no-orcid") ? null : orcid.toString(), token);
        if (what.equals("manual")) {
            world.dspace.update(
                    "update metadatavalue set text_value = 'MANUAL' where dspace_object_id = ? and text_value = 'BATCH'",
                    profile);
        }
        if (isProfile()) {
            world.dspace.add(profile, field() + "=" + value);
        }
        return profile;
    }

    private UUID entity() {
        String title = what.equals("invalid") ? "dc.description=no title" : "dc.title=" + title();
        if (type.equals("Publication")) {
            return world.dspace.item(
                    title, "dc.type=Article", "dc.date.issued=2021-03-09", "dc.identifier.doi=" + value);
        }
        UUID project = world.dspace.item(title, "dc.identifier=" + value, "project.startDate=2020-01-02");
        if (what.equals("refused")) {
            world.dspace.add(project, "project.amount=a lot");
            world.dspace.add(project, "project.amount.currency=EUR");
        }
        UUID unit = world.dspace.item(
                "organization.legalName=Invented Fund",
                "organization.address.addressLocality=Nowhere",
                "organization.address.addressCountry=AT",
                "organization.identifier.ror=https://ror.org/0simu0000");
        world.dspace.relate(project, "isOrgUnitOfProject", unit, 0);
        return project;
    }

    private String title() {
        return what.equals("refused") ? "Far too long. ".repeat(200) : "A title of " + orcid;
    }

    private String signature() {
        return field() + "::" + (what.equals("vanished") ? "what it was before" : value);
    }

    /** What is in the record already. */
    private void before() {
        boolean there = what.equals("there");
        if (operation.equals("INSERT") && !there) {
            return;
        }
        String had = there ? value : section == Section.ADDRESS ? "NZ" : isProfile() ? value + "-" : value;
        if (what.equals("theirs")) {
            existing = Long.toString(world.registry.addByResearcher(orcid, section, Known.xml(section, had)));
        } else {
            existing = world.write(orcid, section, had);
        }
        if (what.equals("removed")) {
            world.registry.removeItem(orcid, section, Long.parseLong(existing));
        }
        if (there) {
            existing = null;
        }
    }

    private void harm() {
        Harm harm = switch (what) {
            case "page-400" -> Harm.status(400);
            case "429", "500", "502", "503" -> Harm.status(Integer.parseInt(what));
            case "lost-request" -> Harm.loseRequest();
            case "lost-answer" -> Harm.loseAnswer();
            default -> null;
        };
        if (harm != null) {
            world.registry.inject(Fault.of(harm).on(orcid).onWrites());
        }
    }

    /** What became of it: the last row of the history, the put-code in it, the row of the queue. */
    String became() {
        String history = world
                .dspace
                .of("select status, put_code from orcid_history where owner_id = ? order by id desc limit 1", owner)
                .stream()
                .findFirst()
                .orElse("none|null");
        String status = history.substring(0, history.indexOf('|'));
        String putCode = history.substring(history.indexOf('|') + 1);
        String code = putCode.equals("null") ? "-" : putCode.equals(inRecord()) ? "code" : "wrong:" + putCode;
        return status + " " + code + " " + queue();
    }

    private String inRecord() {
        return world.registry.items(orcid, section).stream()
                .map(item -> Long.toString(item.putCode()))
                .findFirst()
                .orElse("nothing");
    }

    int records() {
        return world.registry.items(orcid, section).size();
    }

    int histories() {
        return Integer.parseInt(world.dspace
                .of("select count(*) from orcid_history where owner_id = ?", owner)
                .getFirst());
    }

    private String queue() {
        int before = what.equals("exhausted") || what.equals("forced") ? 5 : 0;
        return world.dspace.of("select coalesce(attempts, 0) from orcid_queue where id = ?", row).stream()
                .findFirst()
                .map(Integer::parseInt)
                .map(now -> now == before ? "same" : now == before + 1 ? "+1" : now == 5 ? "aside" : "tried " + now)
                .orElse("gone");
    }

    @Override
    public String toString() {
        return what + " " + operation + " " + type;
    }
}
