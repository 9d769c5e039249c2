package org.orcidcaravan.orcid.item;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orcidcaravan.orcid.Section;

/** Items of every kind with anything in them, made over the records' components so that none is forgotten. */
public final class AnyItem {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "N/A",
            "A title",
            "two  spaces\tand a tab",
            "e\u0301 composed\u00a0late",
            "a\u0000b\u0007c\uFFFE",
            "half \uD800 of a pair, and \uD83D\uDC2A whole",
            "lines\r\nof\rtext\n",
            "10.5555/12345678",
            "https://doi.org/10.5555/12345678",
            "journal-article",
            "doi",
            "issn",
            "0317-8471",
            "employment");

    private final RandomGenerator chance;
    private final Section section;

    private AnyItem(RandomGenerator chance, Section section) {
        this.chance = chance;
        this.section = section;
    }

    /** An item of this section; the same seed gives the same one. */
    public static Item of(Section section, RandomGenerator chance) {
        Class<?> type = switch (section) {
            case WORK -> Work.class;
            case FUNDING -> Funding.class;
            case PEER_REVIEW -> PeerReview.class;
            case RESEARCH_RESOURCE -> ResearchResource.class;
            default -> section.isAffiliation() ? Affiliation.class : PersonDetail.class;
        };
        return (Item) new AnyItem(chance, section).make(type);
    }

    private Record make(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components).map(this::value).toArray();
        try {
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) && chance.nextInt(3) == 0) {
            return null;
        }
        Class<?> type = component.getType();
        if (type == Section.class) {
            return section;
        }
        if (type == String.class) {
            return text();
        }
        if (type == int.class || type == Integer.class) {
            return chance.nextInt(0, 3000);
        }
        if (type == Relationship.class) {
            return Relationship.values()[chance.nextInt(4)];
        }
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return IntStream.range(0, chance.nextInt(4))
                    .mapToObj(i -> make(element))
                    .toList();
        }
        return make(type);
    }

    private String text() {
        return switch (chance.nextInt(4)) {
            case 0 -> "x".repeat(chance.nextInt(6000));
            case 1 ->
                chance.ints(chance.nextInt(8), 0, 0x10000)
                        .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append)
                        .toString();
            default -> TEXTS.get(chance.nextInt(TEXTS.size()));
        };
    }
}
