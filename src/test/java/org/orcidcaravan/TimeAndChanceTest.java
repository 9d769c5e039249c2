package org.orcidcaravan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Holds for main and test code alike: a test that cannot set the clock waits, and then fails now and then. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT)
class TimeAndChanceTest {
    private static final Set<String> NOW_OF = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.ZonedDateTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay");
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis"),
            "java.lang.Thread", Set.of("sleep"),
            "java.util.concurrent.TimeUnit", Set.of("sleep"),
            "java.lang.Math", Set.of("random"));

    @ArchTest
    static final ArchRule time_is_injected = noClasses()
            .should()
            .callMethodWhere(asksTheMachine())
            .because("time comes from an injected java.time.InstantSource or Clock, so that a test can set it");

    @ArchTest
    static final ArchRule chance_is_injected = noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(ThreadLocalRandom.class, "current")
            .because("chance comes from an injected java.util.random.RandomGenerator, so that a test can repeat it");

    /** {@code now()} and {@code now(zone)} ask the machine; {@code now(clock)} asks what was injected. */
    private static DescribedPredicate<JavaCall<?>> asksTheMachine() {
        return describe("asks the machine's clock or waits for it", call -> {
            String owner = call.getTargetOwner().getFullName();
            boolean now = NOW_OF.contains(owner)
                    && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.getFullName().equals("java.time.Clock"));
            return now || OTHERS.getOrDefault(owner, Set.of()).contains(call.getName());
        });
    }
}
