package io.bask.bag.kernel;

import io.bask.bag.partition.Partition;
import io.bask.function.Function2;
import io.bask.function.MethodName;
import io.bask.graph.Described;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates one partition, starting from where the one before ended.
 *
 * @param function the accumulated value with one more element
 * @param first whether this is the first partition, which has none before
 * @param hasInitial whether there is a value to start from, which then is the first result
 * @param initial the value to start from
 */
public record ScanStep(
        Function2<Object, Object, Object> function,
        boolean first,
        boolean hasInitial,
        @Nullable Object initial) implements Kernel {
    /**
     * A partition of accumulated values.
     *
     * @param values the values
     * @param last the last value so far, from this partition or one before; {@link Nothing} where there was no element
     */
    public record Scanned(Partition values, @Nullable Object last) implements Serializable, Described {
        @Override
        public String describe() {
            return values.describe();
        }
    }

    /** Takes the values. */
    public enum Values implements Kernel {
        /** The only one. */
        INSTANCE;

        @Override
        public Object run(@Nullable Object[] inputs) {
            return ((Scanned) Objects.requireNonNull(inputs[0])).values;
        }

        @Override
        public String operation() {
            return "accumulate";
        }
    }

    @Override
    public Object run(@Nullable Object[] inputs) throws Exception {
        Partition.Builder values = new Partition.Builder();
        Object[] last = {first ? Nothing.YET : ((Scanned) Objects.requireNonNull(inputs[1])).last};
        if (first && hasInitial) {
            values.accept(initial);
            last[0] = initial;
        }
        ((Partition) Objects.requireNonNull(inputs[0])).feed(element -> {
            last[0] = last[0] == Nothing.YET ? element : apply(last[0], element);
            return values.accept(last[0]);
        });
        return new Scanned(values.build(), last[0]);
    }

    private @Nullable Object apply(@Nullable Object value, @Nullable Object element) throws Exception {
        try {
            return function.apply(Element.given(value), Element.given(element));
        } catch (Throwable thrown) {
            throw Failure.of(operation(), thrown, value, element);
        }
    }

    @Override
    public String operation() {
        return "accumulate(%s)".formatted(MethodName.of(function));
    }
}
