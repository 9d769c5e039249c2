package org.orcidcaravan;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The shape of the main code: who may know whom, and what nobody does. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "org.orcidcaravan";

    private static final List<String> CORE = List.of("orcid", "source", "consent", "sync", "push", "measure");
    /** Below all others, the lowest first; every room may stand on it. */
    private static final List<String> GROUND = List.of("transaction", "event");

    private static final List<String> PACKAGES = Stream.of(
                    GROUND,
                    CORE,
                    List.of("access", "portal", "console", "api", "cli", "routing", "database", "simulator"))
            .flatMap(List::stream)
            .toList();

    @ArchTest
    static final ArchRule the_ground_stands_alone =
            mayKnow("transaction").because("what every room stands on can know none of them");

    @ArchTest
    static final ArchRule events_stand_on_transactions =
            mayKnow("event").because("every room may note what happened, so this one can know none of them");

    @ArchTest
    static final ArchRule orcid_stands_alone =
            mayKnow("orcid").because("ORCID's vocabulary is what everything else is written in");

    @ArchTest
    static final ArchRule source_knows_orcid = mayKnow("source", "orcid")
            .because("a source hands works over and hears of outcomes by a route, not by a call");

    @ArchTest
    static final ArchRule consent_knows_orcid =
            mayKnow("consent", "orcid").because("permissions are about iDs and scopes, and nothing else");

    @ArchTest
    static final ArchRule sync_knows_orcid =
            mayKnow("sync", "orcid").because("the mirror works without a member's credentials");

    @ArchTest
    static final ArchRule push_knows_orcid_and_consent = mayKnow("push", "orcid", "consent")
            .because("a push needs a permission, and does not care where a work came from");

    @ArchTest
    static final ArchRule measure_knows_the_core = mayKnow("measure", "orcid", "source", "consent", "sync", "push")
            .because("figures are about what the core did, never about a face");

    @ArchTest
    static final ArchRule portal_knows_the_core_and_routing =
            mayKnow("portal", coreAnd("access", "routing")).because("no face depends on another");

    @ArchTest
    static final ArchRule console_knows_the_core_and_routing =
            mayKnow("console", coreAnd("access", "routing")).because("no face depends on another");

    @ArchTest
    static final ArchRule api_knows_the_core_and_routing =
            mayKnow("api", coreAnd("access", "routing")).because("no face depends on another");

    @ArchTest
    static final ArchRule access_stands_alone =
            mayKnow("access").because("who somebody is does not depend on what they ask for");

    @ArchTest
    static final ArchRule cli_knows_the_core_and_what_it_starts = mayKnow(
                    "cli", coreAnd("access", "routing", "database", "simulator"))
            .because("no face depends on another, but commands start the database and change the simulated world");

    @ArchTest
    static final ArchRule routing_knows_the_core = mayKnow("routing", coreAnd())
            .because("the flows serve the core; faces and simulator are not theirs to call");

    @ArchTest
    static final ArchRule database_stands_alone =
            mayKnow("database").because("PostgreSQL is there before anything else is");

    @ArchTest
    static final ArchRule simulator_knows_orcid = mayKnow("simulator", "orcid", "sync.bucket")
            .because("the simulated world shares ORCID's words, and changes buckets over the wire, but shares no logic"
                    + " of the sync, whose mistakes it would agree with");

    @ArchTest
    static final ArchRule packages_are_the_agreed_ones = classes()
            .should()
            .resideInAnyPackage(Stream.concat(Stream.of(ROOT), PACKAGES.stream().map(name -> ROOT + "." + name + ".."))
                    .toArray(String[]::new))
            .because("a new package needs a rule here that says what it may know");

    @ArchTest
    static final ArchRule packages_form_a_tree = slices().matching(ROOT + ".(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .because("a cycle is one package that has not been named yet");

    @ArchTest
    static final ArchRule packages_are_domain_words = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..helpers..",
                    "..service..",
                    "..services..",
                    "..dto..",
                    "..model..",
                    "..impl..",
                    "..misc..")
            .because("a package says what it is about, not what kind of class it holds");

    @ArchTest
    static final ArchRule classes_are_domain_words = noClasses()
            .should()
            .haveNameMatching(".*\\.\\w*(Utils?|Helper|Common|Dto|DTO|Model|Impl|Service)(\\$.*)?")
            .because("a name that fits everything explains nothing");

    @ArchTest
    static final ArchRule camel_stays_in_routing = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".routing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..")
            .because("beans take and return domain types, so that a flow can change without them");

    @ArchTest
    static final ArchRule what_others_call_in_routing_speaks_no_camel = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(ROOT + ".routing..")
            .should(speakNoCamelWhenCalledFromOutside())
            .allowEmptyShould(true)
            .because("the faces call routing's facades as if there were no Camel behind them");

    @ArchTest
    static final ArchRule sql_stays_in_stores = noClasses()
            .that(not(ownedByStore()).and(not(resideInAnyPackage(ROOT + ".database..", ROOT + ".transaction.."))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..").and(not(type(SQLException.class))))
            .allowEmptyShould(true)
            .because("a reader finds every statement in a class named …Store; others may know that one failed");

    @ArchTest
    static final ArchRule settings_are_typed = noFields()
            .should()
            .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .allowEmptyShould(true)
            .because("settings are read through one @ConfigMapping a package, which the reference is generated from");

    @ArchTest
    static final ArchRule settings_are_not_parameters = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.config.inject.ConfigProperty")
            .because("settings are read through one @ConfigMapping a package, which the reference is generated from");

    @ArchTest
    static final ArchRule output_belongs_to_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".cli..")
            .should(ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true)
            .because("a service logs; only a command, and what runs before there is a log, talk to a terminal");

    @ArchTest
    static final ArchRule beans_of_routes_are_kept = classes()
            .that()
            .areAnnotatedWith("jakarta.inject.Named")
            .should()
            .beAnnotatedWith("io.quarkus.arc.Unremovable")
            .allowEmptyShould(true)
            .because("Quarkus removes a bean that only a YAML file names");

    @ArchTest
    static final ArchRule producers_for_routes_are_kept = methods()
            .that()
            .areAnnotatedWith("jakarta.inject.Named")
            .should()
            .beAnnotatedWith("io.quarkus.arc.Unremovable")
            .allowEmptyShould(true)
            .because("Quarkus removes a bean that only a YAML file names");

    private static String[] coreAnd(String... more) {
        List<String> all = new ArrayList<>(CORE);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** Of our packages, this one depends on itself and on these only; the root package, Main's, is nobody's to know. */
    private static ArchRule mayKnow(String name, String... others) {
        List<String> allowed = new ArrayList<>(List.of(ROOT + "." + name + ".."));
        GROUND.subList(0, GROUND.contains(name) ? GROUND.indexOf(name) : GROUND.size())
                .forEach(ground -> allowed.add(ROOT + "." + ground + ".."));
        for (String other : others) {
            allowed.add(ROOT + "." + other + "..");
        }
        DescribedPredicate<JavaClass> elsewhere =
                resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed.toArray(String[]::new))));
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat(elsewhere)
                .allowEmptyShould(true)
                .as("'" + name + "' knows of our packages only "
                        + (others.length == 0 ? "itself" : String.join(", ", others)));
    }

    private static ArchCondition<JavaMethod> speakNoCamelWhenCalledFromOutside() {
        return new ArchCondition<>("have no Camel type in their signature when another package calls them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean speaksCamel = Stream.concat(
                                method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                        .anyMatch(type -> type.getPackageName().startsWith("org.apache.camel"));
                boolean calledFromOutside = method.getCallsOfSelf().stream()
                        .anyMatch(
                                call -> !call.getOriginOwner().getPackageName().startsWith(ROOT + ".routing"));
                if (speaksCamel && calledFromOutside) {
                    events.add(SimpleConditionEvent.violated(method, method.getDescription()));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> ownedByStore() {
        return describe("a class named …Store, or one within it", type -> {
            for (JavaClass at = type; at != null; at = at.getEnclosingClass().orElse(null)) {
                if (at.getSimpleName().endsWith("Store")) {
                    return true;
                }
            }
            return false;
        });
    }
}
