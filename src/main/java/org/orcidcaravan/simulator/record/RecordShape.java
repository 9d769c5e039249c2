package org.orcidcaravan.simulator.record;

/**
 * How much a record holds. Shares follow the public data: more than half hold nothing but a name, a few hold hundreds
 * of works. The n-th record always has the same place in that distribution, so that small worlds have its tail, too.
 *
 * @param activities how many
 * @param detail how much the person tells: 0 is a name and little else
 */
record RecordShape(int activities, int detail) {
    private static final double GOLDEN_RATIO = 0.618_033_988_749_895;

    /** Where a band of the distribution begins, and how many activities records have there and at its end. */
    private record Band(double from, double to, int fewest, int most) {
        boolean holds(double quantile) {
            return quantile < to;
        }

        int activities(double quantile) {
            double depth = (quantile - from) / (to - from);
            return fewest + (int) Math.round((most - fewest) * depth * depth);
        }
    }

    private static final Band[] BANDS = {
        new Band(0, 0.60, 0, 0),
        new Band(0.60, 0.75, 1, 6),
        new Band(0.75, 0.93, 6, 35),
        new Band(0.93, 0.99, 35, 90),
        new Band(0.99, 1, 90, 140),
    };

    static RecordShape at(int index) {
        // The middle of a step, so that the first records are neither all poor nor all rich.
        double quantile = (index + 0.5) * GOLDEN_RATIO % 1;
        for (Band band : BANDS) {
            if (band.holds(quantile)) {
                int activities = band.activities(quantile);
                return new RecordShape(
                        activities, activities == 0 ? (index % 6 == 0 ? 1 : 0) : 1 + Math.min(3, activities / 10));
            }
        }
        throw new IllegalStateException("No band holds " + quantile);
    }
}
