package org.orcidcaravan.routing.dspace;

import org.orcidcaravan.orcid.answer.ApiAnswer;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.push.call.Answered;

/** What came of a request, by the table of verdicts. */
final class Judging {
    private Judging() {}

    static Judgement of(Judge judge, DspaceCall call, Answered answered) {
        return switch (answered) {
            case Answered.Silence(var failure, var _) -> judge.ofTransport(call.method(), failure);
            case Answered.Answer(ApiAnswer answer) -> judge.of(call.method(), answer);
        };
    }

    /** HTTP's status; 0 when there was no answer. */
    static int status(Answered answered) {
        return answered instanceof Answered.Answer(ApiAnswer answer) ? answer.status() : 0;
    }

    /** The answer's text; what went wrong when there was none. Not free of tokens. */
    static String body(Answered answered) {
        return switch (answered) {
            case Answered.Silence(var _, String detail) -> detail;
            case Answered.Answer(ApiAnswer answer) -> answer.body();
        };
    }
}
