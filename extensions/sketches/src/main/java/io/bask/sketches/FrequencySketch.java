package io.bask.sketches;

import io.bask.dataframe.column.Column;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;
import org.apache.datasketches.memory.Memory;
import org.jspecify.annotations.Nullable;

/**
 * Which elements are frequent, and about how often they occur: a Misra-Gries sketch.
 *
 * <p>Counts are off by no more than {@link #error()}, for certain, and that is no more than the share of {@link #total()} that was
 * asked for; every element that occurs more often than that is in it. While there are few different elements, everything is exact.
 * Elements need {@code equals} and {@code hashCode}.
 *
 * <p>Immutable for users; can be serialized where the elements can.
 *
 * @param <T> type of the elements
 */
public final class FrequencySketch<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of the total, times the size. */
    private static final double ERROR_OF_ONE = 3.5;

    private static final int LEAST_BITS = 3;
    private static final int MOST_BITS = 22;

    private final int size;
    private transient ItemsSketch<Object> sketch;

    /** In the place of null, which the sketch does not take. */
    private enum Missing {
        NULL
    }

    FrequencySketch(int size) {
        this.size = size;
        this.sketch = new ItemsSketch<>(size);
    }

    /** The size of a sketch whose counts are off by no more than this share of all. */
    static int size(double error) {
        if (!(error > 0 && error < 1) || ERROR_OF_ONE / error > 1 << MOST_BITS) {
            throw new IllegalArgumentException(
                    "an error of %s of all elements; use a share from 0.000001 to 0.4, such as 0.001".formatted(error));
        }
        int bits = (int) Math.ceil(Math.log(ERROR_OF_ONE / error) / Math.log(2));
        return 1 << Math.max(LEAST_BITS, bits);
    }

    FrequencySketch<T> add(@Nullable Object element) {
        sketch.update(element == null ? Missing.NULL : element);
        return this;
    }

    FrequencySketch<T> addAll(Column column) {
        for (int row = 0; row < column.length(); row++) {
            if (!column.isNull(row)) {
                add(column.valueAt(row));
            }
        }
        return this;
    }

    FrequencySketch<T> addAll(FrequencySketch<?> other) {
        sketch.merge(other.sketch);
        return this;
    }

    /**
     * The elements that are most frequent, those first.
     *
     * @throws IllegalArgumentException where the count is negative
     */
    public List<Frequent<T>> top(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the %d most frequent elements; ask for 0 or more".formatted(count));
        }
        return rows(ErrorType.NO_FALSE_NEGATIVES).stream().limit(count).toList();
    }

    /**
     * All elements that occur more often than this share of all, for certain.
     *
     * @param share from 0 to 1
     * @throws IllegalArgumentException where it is not
     */
    public List<Frequent<T>> moreThan(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share %s of all elements; use one from 0 to 1".formatted(share));
        }
        double most = share * total();
        return rows(ErrorType.NO_FALSE_POSITIVES).stream()
                .filter(row -> row.atLeast() > most)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<Frequent<T>> rows(ErrorType kind) {
        List<Frequent<T>> rows = new ArrayList<>();
        if (sketch.isEmpty()) {
            return rows;
        }
        Arrays.stream(sketch.getFrequentItems(kind))
                .forEach(row -> rows.add(new Frequent<>(
                        row.getItem() == Missing.NULL ? null : (T) row.getItem(),
                        row.getUpperBound(),
                        row.getLowerBound())));
        return rows;
    }

    /** How often an element occurs at most. */
    public long atMost(@Nullable T element) {
        return sketch.getUpperBound(element == null ? Missing.NULL : element);
    }

    /** How often an element occurs at least. */
    public long atLeast(@Nullable T element) {
        return sketch.getLowerBound(element == null ? Missing.NULL : element);
    }

    /** How many elements there are; exact. */
    public long total() {
        return sketch.getStreamLength();
    }

    /** By how much counts may be off; 0 while they are exact. */
    public long error() {
        return sketch.getMaximumError();
    }

    /** A sketch of the elements of this and the other. */
    public FrequencySketch<T> union(FrequencySketch<T> other) {
        Given.notNull(other, "other");
        return new FrequencySketch<T>(size).addAll(this).addAll(other);
    }

    /** For example {@code frequencies of 1000 elements, off by 2 at most}. */
    @Override
    public String toString() {
        return "frequencies of %d elements, off by %d at most".formatted(total(), error());
    }

    private record Written(int size, byte[] bytes) implements Serializable {
        private Object readResolve() {
            FrequencySketch<Object> read = new FrequencySketch<>(size);
            SketchMemory.open();
            read.sketch = ItemsSketch.getInstance(Memory.wrap(bytes), JavaItems.INSTANCE);
            return read;
        }
    }

    private Object writeReplace() {
        SketchMemory.open();
        return new Written(size, sketch.toByteArray(JavaItems.INSTANCE));
    }
}
