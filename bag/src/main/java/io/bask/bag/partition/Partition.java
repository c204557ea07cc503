package io.bask.bag.partition;

import io.bask.graph.Described;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** The elements of one partition in memory: a list that nobody can change. */
public final class Partition extends AbstractList<@Nullable Object>
        implements Source, Described, RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    // Serializable wherever the elements are.
    @SuppressWarnings("serial")
    private final @Nullable Object[] elements;

    private Partition(@Nullable Object[] elements) {
        this.elements = elements;
    }

    /** The elements {@code from} (included) to {@code to} (excluded) of an array, copied. */
    public static Partition copyOf(@Nullable Object[] elements, int from, int to) {
        return new Partition(Arrays.copyOfRange(elements, from, to));
    }

    /** All that {@code source} has. */
    public static Partition of(Source source) throws Exception {
        Builder builder = new Builder();
        source.feed(builder);
        return builder.build();
    }

    @Override
    public @Nullable Object get(int index) {
        return elements[index];
    }

    @Override
    public int size() {
        return elements.length;
    }

    @Override
    public @Nullable Object[] toArray() {
        return elements.clone();
    }

    /** Copies all elements to {@code target}, from {@code at} on. */
    public void copyTo(@Nullable Object[] target, int at) {
        System.arraycopy(elements, 0, target, at, elements.length);
    }

    @Override
    public boolean feed(Sink sink) throws Exception {
        for (Object element : elements) {
            if (!sink.accept(element)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String describe() {
        return elements.length == 1 ? "1 element" : elements.length + " elements";
    }

    /** A sink that keeps all it is given. */
    public static final class Builder implements Sink {
        private static final int FIRST_LENGTH = 16;

        private @Nullable Object[] elements = new Object[FIRST_LENGTH];
        private int size;

        /** An empty builder. */
        public Builder() {}

        @Override
        public boolean accept(@Nullable Object element) {
            if (size == elements.length) {
                elements = Arrays.copyOf(elements, Math.addExact(size, size >> 1));
            }
            elements[size++] = element;
            return true;
        }

        /** All elements so far. */
        public Partition build() {
            return copyOf(elements, 0, size);
        }
    }
}
