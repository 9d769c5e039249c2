package org.orcidcaravan.routing.dspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.orcidcaravan.orcid.answer.Judge;
import org.orcidcaravan.orcid.answer.Judgement;
import org.orcidcaravan.orcid.answer.TransportFailure;
import org.orcidcaravan.push.call.Answered;
import org.orcidcaravan.push.call.Answers;
import org.orcidcaravan.push.call.Pace;
import org.orcidcaravan.source.dspace.DspaceSettings;
import org.orcidcaravan.source.dspace.Mode;

/** By the route {@code orcid-dspace}; what the answer says of the registry's health is said to the pace of all. */
@ApplicationScoped
class CamelRoad implements OrcidRoad {
    private final CamelContext camel;
    private final Answers answers;
    private final Pace pace;
    private final Judge judge;
    private final boolean strict;

    CamelRoad(CamelContext camel, Answers answers, Pace pace, DspaceSettings settings, InstantSource clock) {
        this.camel = camel;
        this.answers = answers;
        this.pace = pace;
        this.judge = new Judge(clock);
        this.strict = settings.mode() == Mode.STRICT;
    }

    @Override
    public Answered send(DspaceCall call) {
        Answered answered = sent(call);
        Judgement judgement = Judging.of(judge, call, answered);
        if (strict && isTrouble(judgement)) {
            // DSpace's script goes on whatever the answer is.
            return answered;
        }
        switch (judgement.verdict()) {
            case SNOOZE -> {
                if (!(answered instanceof Answered.Silence(TransportFailure failure, var _)
                        && failure == TransportFailure.RATE_BLOCKED)) {
                    pace.trouble(judgement.reason(), judgement.retryAfter());
                }
            }
            case STOP_EVERYTHING -> pace.alert(judgement.reason());
            case LOOK_FIRST, RETRY -> pace.doubt(judgement.reason());
            case DONE, ADOPT_PUT_CODE, STOP_PERSON, REMOVED, DEAD -> pace.well();
        }
        return answered;
    }

    private static boolean isTrouble(Judgement judgement) {
        return switch (judgement.verdict()) {
            case SNOOZE, STOP_EVERYTHING, LOOK_FIRST, RETRY -> true;
            case DONE, ADOPT_PUT_CODE, STOP_PERSON, REMOVED, DEAD -> false;
        };
    }

    private Answered sent(DspaceCall call) {
        try (var producer = camel.createFluentProducerTemplate()) {
            return producer.to("direct:orcid-dspace").withBody(call).request(Answered.class);
        } catch (CamelExecutionException e) {
            return answers.failed(e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            return answers.failed(e);
        }
    }
}
