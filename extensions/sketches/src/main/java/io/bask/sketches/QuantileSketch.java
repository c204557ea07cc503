package io.bask.sketches;

import io.bask.bag.partition.TypeName;
import io.bask.dataframe.column.Column;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.kll.KllSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.jspecify.annotations.Nullable;

/**
 * About where quantiles of numbers lie: a KLL sketch.
 *
 * <p>What is answered for a fraction is one of the numbers, and its rank, as a share of all numbers, is off by no more than {@link
 * #error()} with a probability of 99 percent; of few numbers, about 3 / error, it is exact. Which numbers are kept is drawn at
 * random, so two runs may answer differently within these bounds. Missing values and NaN are not counted.
 *
 * <p>Immutable for users; can be serialized.
 */
public final class QuantileSketch implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double LEAST_ERROR = 0.0002;
    private static final double MOST_ERROR = 0.25;
    private static final int LEAST_K = 8;
    private static final int MOST_K = 65_535;

    private final int k;
    private transient KllDoublesSketch sketch;

    QuantileSketch(int k) {
        this.k = k;
        this.sketch = KllDoublesSketch.newHeapInstance(k);
    }

    /** The size of a sketch whose error is no more. */
    static int k(double error) {
        if (!(error >= LEAST_ERROR && error <= MOST_ERROR)) {
            throw new IllegalArgumentException("an error of %s in ranks; use one from %s to %s, such as 0.01"
                    .formatted(error, LEAST_ERROR, MOST_ERROR));
        }
        return Math.min(MOST_K, Math.max(LEAST_K, KllSketch.getKFromEpsilon(error, false)));
    }

    QuantileSketch add(@Nullable Object value) {
        if (value == null) {
            return this;
        }
        if (!(value instanceof Number number)) {
            throw new IllegalArgumentException("quantiles are of numbers, but an element is %s, %s; map it first"
                    .formatted(value, TypeName.of(value)));
        }
        return add(number.doubleValue());
    }

    QuantileSketch add(double value) {
        if (!Double.isNaN(value)) {
            sketch.update(value);
        }
        return this;
    }

    QuantileSketch addAll(Column column) {
        for (int row = 0; row < column.length(); row++) {
            if (!column.isNull(row)) {
                add(column.valueAt(row));
            }
        }
        return this;
    }

    QuantileSketch addAll(QuantileSketch other) {
        sketch.merge(other.sketch);
        return this;
    }

    /** How many numbers there are; exact. */
    public long count() {
        return sketch.getN();
    }

    /** The smallest number, exact; NaN where there are none. */
    public double min() {
        return count() == 0 ? Double.NaN : sketch.getMinItem();
    }

    /** The largest number, exact; NaN where there are none. */
    public double max() {
        return count() == 0 ? Double.NaN : sketch.getMaxItem();
    }

    /**
     * A number such that about this share of all are smaller or equal; NaN where there are none.
     *
     * @param fraction in [0, 1]: 0 is the smallest, 0.5 the median
     * @throws IllegalArgumentException where it is not
     */
    public double quantile(double fraction) {
        checked(fraction);
        return count() == 0 ? Double.NaN : sketch.getQuantile(fraction, QuantileSearchCriteria.INCLUSIVE);
    }

    /** {@link #quantile(double)} of each of these. */
    public double[] quantiles(double... fractions) {
        Given.notNull(fractions, "fractions");
        return Arrays.stream(fractions).map(this::quantile).toArray();
    }

    /** The true quantile is not smaller, with a probability of 99 percent. */
    public double atLeast(double fraction) {
        return quantile(Math.max(0, checked(fraction) - error()));
    }

    /** The true quantile is not larger, with a probability of 99 percent. */
    public double atMost(double fraction) {
        return quantile(Math.min(1, checked(fraction) + error()));
    }

    /** About which share of the numbers is smaller than this one, or equal; NaN where there are none. */
    public double rank(double value) {
        return count() == 0 ? Double.NaN : sketch.getRank(value, QuantileSearchCriteria.INCLUSIVE);
    }

    /** By how much ranks may be off, as a share of all numbers; 0 while everything is kept. */
    public double error() {
        return sketch.isEstimationMode() ? sketch.getNormalizedRankError(false) : 0;
    }

    /** A sketch of the numbers of this and the other; the larger error of both holds. */
    public QuantileSketch union(QuantileSketch other) {
        Given.notNull(other, "other");
        return new QuantileSketch(k).addAll(this).addAll(other);
    }

    static double checked(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "the fraction %s of a quantile; use one from 0 to 1".formatted(fraction));
        }
        return fraction;
    }

    /** For example {@code quantiles of 1000 numbers from 0.0 to 9.5, about 4.2 in the middle}. */
    @Override
    public String toString() {
        return "quantiles of %d numbers from %s to %s, about %s in the middle"
                .formatted(count(), min(), max(), quantile(0.5));
    }

    private record Written(int k, byte[] bytes) implements Serializable {
        private Object readResolve() {
            QuantileSketch read = new QuantileSketch(k);
            SketchMemory.open();
            read.sketch = KllDoublesSketch.heapify(Memory.wrap(bytes));
            return read;
        }
    }

    private Object writeReplace() {
        SketchMemory.open();
        return new Written(k, sketch.toByteArray());
    }
}
