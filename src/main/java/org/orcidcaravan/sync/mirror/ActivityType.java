package org.orcidcaravan.sync.mirror;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The eleven kinds of activity, by the folder names of ORCID's buckets (one of them singular). */
public enum ActivityType {
    DISTINCTIONS(1, "distinctions"),
    EDUCATIONS(2, "educations"),
    EMPLOYMENTS(3, "employments"),
    FUNDINGS(4, "fundings"),
    INVITED_POSITIONS(5, "invited-positions"),
    MEMBERSHIP(6, "membership"),
    PEER_REVIEWS(7, "peer-reviews"),
    QUALIFICATIONS(8, "qualifications"),
    RESEARCH_RESOURCES(9, "research-resources"),
    SERVICES(10, "services"),
    WORKS(11, "works");

    private static final Map<String, ActivityType> BY_FOLDER =
            Arrays.stream(values()).collect(Collectors.toMap(ActivityType::folder, Function.identity()));
    private static final ActivityType[] BY_CODE = values();

    private final int code;
    private final String folder;

    ActivityType(int code, String folder) {
        this.code = code;
        this.folder = folder;
    }

    /** The number that stands for it in the database: 1 to 11, never reused. */
    public int code() {
        return code;
    }

    /** The name in keys and paths. */
    public String folder() {
        return folder;
    }

    static Optional<ActivityType> byFolder(String folder) {
        return Optional.ofNullable(BY_FOLDER.get(folder));
    }

    static ActivityType byCode(int code) {
        return BY_CODE[code - 1];
    }
}
