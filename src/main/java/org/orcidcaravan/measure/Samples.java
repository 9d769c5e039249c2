package org.orcidcaravan.measure;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Takes the figures of each minute. Every instance may ask; one of them notes what all share. */
@Named("samples")
@Unremovable
@Singleton
public class Samples {
    /** A minute in which little else begins. */
    private static final int THINNING = 7;

    private static final System.Logger LOG = System.getLogger(Samples.class.getName());

    private final QueueCensus queue;
    private final SamplingStore sampling;
    private final SampleStore samples;
    private final ObjectCensus objects;
    private final PassMeter passes;
    private final InstantSource clock;

    Samples(
            QueueCensus queue,
            SamplingStore sampling,
            SampleStore samples,
            ObjectCensus objects,
            PassMeter passes,
            InstantSource clock) {
        this.queue = queue;
        this.sampling = sampling;
        this.samples = samples;
        this.objects = objects;
        this.passes = passes;
        this.clock = clock;
    }

    /** Notes the minute that has ended. A minute without figures is no trouble for anybody; the next one comes by itself. */
    public void take() {
        try {
            note();
        } catch (MeasureTrouble e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    private void note() {
        // So that nobody who opens a page has to wait for the first count, or for one after a quiet time.
        queue.figures();
        long looked = passes.sinceLast();
        if (looked > 0) {
            samples.add("per-minute.objects", (double) looked);
        }
        boolean ours = sampling.sample();
        objects.countDue();
        if (ours && clock.instant().atZone(ZoneOffset.UTC).getMinute() == THINNING) {
            samples.thin();
        }
    }
}
