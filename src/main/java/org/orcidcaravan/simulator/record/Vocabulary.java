package org.orcidcaravan.simulator.record;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Invented names and phrases, put together from small word lists. Names are made of syllables: they are nobody's. */
final class Vocabulary {
    private static final List<String> GIVEN_HEADS = words("""
            Al Bre Cal Dor El Fen Gar Hel Ir Jor Kal Lor Mir Nel Or Pel Ros Sel Tav Ul Ver Wil Yar Zel Ão Čed Øl
            """);
    private static final List<String> GIVEN_TAILS = words("""
            andro bela cio dina elin fara gard hild ian jana kora lio mira nia oren pia rik sina tova uma vin
            """);
    private static final List<String> FAMILY_HEADS = words("""
            Ashb Brack Corm Drav Ellm Farn Grav Holv Istr Jarn Kest Lund Marv Norb Ostr Parn Quor Rask Stern
            Thorv Ulm Vask Wend Yst Zarn
            """);
    private static final List<String> FAMILY_TAILS = words("""
            enwick arden ovic adze olm essen ington ara ito aleh umbo iani oulos eira wandel ström ák
            """);
    private static final List<String> ADJECTIVES = words("""
            adaptive comparative coupled delayed dynamic early emergent experimental fragile global hidden
            historical integrated late local mixed nonlinear open quantitative regional robust seasonal shared
            sparse stable stochastic structural sustainable urban weak
            """);
    private static final List<String> NOUNS = words("""
            adsorption archives attention boundaries catalysis climate cognition collections communities
            consumption corrosion crops diffusion ecosystems education erosion evidence evolution exchange
            fatigue fisheries forests glaciers governance grammar groundwater health imaging inference
            infrastructure language learning magnetism manuscripts markets membranes memory metadata migration
            mobility networks nutrition observations ontologies oscillations peatlands perception plasma policy
            polymers populations proteins repositories resilience rivers sediments sensors signals soils
            spectroscopy storage textiles transport turbulence urbanism vaccines vegetation ventilation vowels
            """);
    private static final List<String> METHODS = words("""
            analysis assessment benchmark case-study catalogue comparison dataset framework meta-analysis model
            overview protocol review simulation survey synthesis theory
            """);
    private static final List<String> VERBS = words("""
            changes constrains describes drives explains follows improves limits links measures precedes
            predicts reveals shapes supports
            """);
    private static final List<String> PLACES = words("""
            Averholt Brennick Caldermoor Dunsaar Estervale Falkenmark Grenoria Hallowmere Isenford Jorvale
            Kestrel-Bay Lindenau-Sur Marrowick Norvessa Ostermere Pellucia
            """);

    private final RandomGenerator random;

    Vocabulary(RandomGenerator random) {
        this.random = random;
    }

    String givenName() {
        return pick(GIVEN_HEADS) + pick(GIVEN_TAILS);
    }

    String familyName() {
        return pick(FAMILY_HEADS) + pick(FAMILY_TAILS);
    }

    String place() {
        return pick(PLACES);
    }

    String keyword() {
        return pick(ADJECTIVES) + ' ' + pick(NOUNS);
    }

    String noun() {
        return pick(NOUNS);
    }

    /** A title of some six to fifteen words, sometimes with a character that XML must escape. */
    String title() {
        String subject = capital(pick(ADJECTIVES)) + ' ' + pick(NOUNS) + (random.nextInt(20) == 0 ? " & " : " and ")
                + pick(NOUNS) + " in " + pick(PLACES);
        return switch (random.nextInt(3)) {
            case 0 -> subject + ": a " + pick(METHODS) + " of " + pick(ADJECTIVES) + ' ' + pick(NOUNS);
            case 1 -> subject + ": how " + pick(NOUNS) + ' ' + pick(VERBS) + ' ' + pick(ADJECTIVES) + ' ' + pick(NOUNS);
            default -> subject;
        };
    }

    String journal() {
        return "Invented " + capital(pick(List.of("journal", "annals", "letters", "bulletin"))) + " of "
                + capital(pick(NOUNS)) + " and " + capital(pick(NOUNS));
    }

    String department() {
        return "Department of " + capital(pick(NOUNS)) + " and " + capital(pick(NOUNS));
    }

    String prose(int sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append(i == 0 ? "" : " ")
                    .append("The ")
                    .append(pick(ADJECTIVES))
                    .append(' ')
                    .append(pick(NOUNS))
                    .append(" of ")
                    .append(pick(PLACES))
                    .append(' ')
                    .append(pick(VERBS))
                    .append(' ')
                    .append(pick(NOUNS))
                    .append(" and ")
                    .append(pick(ADJECTIVES))
                    .append(' ')
                    .append(pick(NOUNS))
                    .append('.');
        }
        return text.toString();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static List<String> words(String list) {
        return List.of(list.strip().split("\\s+"));
    }
}
