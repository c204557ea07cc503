package io.bask.sketches;

import io.bask.dataframe.column.Column;
import io.bask.function.Given;
import java.io.Serializable;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * About how many different values there are: a HyperLogLog sketch.
 *
 * <p>The relative standard error is {@link #error()}: in about two of three cases the estimate is off by no more, in 95 of 100 by no
 * more than twice that. Numbers of values below about an eighth of the sketch's size are nearly exact. The answer does not depend
 * on how values lie in partitions, but for its last digits. Takes 2^p bytes, where the standard error is 1.04 / 2^(p/2).
 *
 * <p>Numbers count by value, records and collections by what they hold. Immutable for users; can be serialized.
 */
public final class DistinctSketch implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double ERROR_OF_ONE = 1.04;
    private static final int LEAST = 4;
    private static final int MOST = 21;

    private final int precision;
    private transient Union union;

    DistinctSketch(int precision) {
        this.precision = precision;
        this.union = new Union(precision);
    }

    /** The precision whose standard error is no more. */
    static int precision(double error) {
        double bits = 2 * Math.log(ERROR_OF_ONE / error) / Math.log(2);
        if (!(error < 1) || bits > MOST) {
            throw new IllegalArgumentException("a standard error of %s; use one from %.5f to 0.26, such as 0.01"
                    .formatted(error, ERROR_OF_ONE / Math.pow(2, MOST / 2.0)));
        }
        return Math.max(LEAST, (int) Math.ceil(bits));
    }

    DistinctSketch add(@Nullable Object value) {
        union.update(Hashing.of(value));
        return this;
    }

    DistinctSketch addAll(Column column) {
        for (int row = 0; row < column.length(); row++) {
            if (!column.isNull(row)) {
                add(column.valueAt(row));
            }
        }
        return this;
    }

    DistinctSketch addAll(DistinctSketch other) {
        union.update(other.union.getResult(TgtHllType.HLL_8));
        return this;
    }

    /** About how many different values there are. */
    public double estimate() {
        return union.getEstimate();
    }

    /** {@link #estimate()} as a whole number. */
    public long count() {
        return Math.round(estimate());
    }

    /** There are not fewer, with a probability of about 97.7 percent. */
    public double atLeast() {
        return union.getLowerBound(2);
    }

    /** There are not more, with a probability of about 97.7 percent. */
    public double atMost() {
        return union.getUpperBound(2);
    }

    /** The relative standard error of estimates. */
    public double error() {
        return ERROR_OF_ONE / Math.pow(2, precision / 2.0);
    }

    /**
     * A sketch of the values of this and the other: those in both count once.
     *
     * @throws IllegalArgumentException where the other has another error
     */
    public DistinctSketch union(DistinctSketch other) {
        if (Given.notNull(other, "other").precision != precision) {
            throw new IllegalArgumentException("sketches with standard errors of %.4f and %.4f; make both with the same"
                    .formatted(error(), other.error()));
        }
        return new DistinctSketch(precision).addAll(this).addAll(other);
    }

    /** For example {@code about 1203 different values (1179 to 1228)}. */
    @Override
    public String toString() {
        return "about %d different values (%d to %d)"
                .formatted(count(), Math.round(Math.floor(atLeast())), Math.round(Math.ceil(atMost())));
    }

    private record Written(int precision, byte[] bytes) implements Serializable {
        private Object readResolve() {
            SketchMemory.open();
            DistinctSketch sketch = new DistinctSketch(precision);
            sketch.union.update(HllSketch.heapify(bytes));
            return sketch;
        }
    }

    private Object writeReplace() {
        SketchMemory.open();
        return new Written(precision, union.getResult(TgtHllType.HLL_8).toCompactByteArray());
    }
}
