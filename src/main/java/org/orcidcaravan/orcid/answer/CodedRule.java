package org.orcidcaravan.orcid.answer;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row that one of ORCID's error-codes leads to, when it comes with a status of the hundred it is documented with. */
sealed interface CodedRule extends Rule permits CodeRule, RefusalRule {
    int code();

    /** The documented HTTP status. */
    int httpStatus();

    @Override
    default String status() {
        return String.valueOf(httpStatus());
    }

    @Override
    default String said() {
        return String.valueOf(code());
    }

    /**
     * The first that fits.
     *
     * @param given the answer's status; null when it names none, as an element of a bulk answer may
     */
    static <R extends CodedRule> Optional<R> find(R[] rules, int code, @Nullable Integer given, Method method) {
        return Arrays.stream(rules)
                .filter(rule -> rule.code() == code && rule.asked().covers(method))
                .filter(rule -> given == null || given / 100 == rule.httpStatus() / 100)
                .findFirst();
    }
}
