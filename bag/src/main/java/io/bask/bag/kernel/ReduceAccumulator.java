package io.bask.bag.kernel;

import io.bask.function.Function2;
import io.bask.function.MethodName;
import org.jspecify.annotations.Nullable;

/**
 * Puts elements together two at a time.
 *
 * @param function makes one element of two
 * @param hasInitial whether there is a value to start from
 * @param initial the value to start from, which counts once
 */
public record ReduceAccumulator(
        Function2<Object, Object, Object> function,
        boolean hasInitial,
        @Nullable Object initial) implements Accumulator {
    @Override
    public Object start() {
        return Nothing.YET;
    }

    @Override
    public @Nullable Object add(@Nullable Object state, @Nullable Object element) throws Exception {
        return state == Nothing.YET ? element : apply(state, element);
    }

    @Override
    public @Nullable Object combine(@Nullable Object[] states) throws Exception {
        Object result = Nothing.YET;
        for (Object state : states) {
            if (state != Nothing.YET) {
                result = add(result, state);
            }
        }
        return result;
    }

    @Override
    public @Nullable Object finish(@Nullable Object state) throws Exception {
        if (hasInitial) {
            return state == Nothing.YET ? initial : apply(initial, state);
        }
        if (state == Nothing.YET) {
            throw new IllegalStateException(
                    "reduce of an empty bag has no answer; use fold(initial, ...), which answers its initial value");
        }
        return state;
    }

    private @Nullable Object apply(@Nullable Object left, @Nullable Object right) throws Exception {
        try {
            return function.apply(Element.given(left), Element.given(right));
        } catch (Throwable thrown) {
            throw Failure.of(operation(), thrown, left, right);
        }
    }

    @Override
    public String operation() {
        return "%s(%s)".formatted(hasInitial ? "fold" : "reduce", MethodName.of(function));
    }
}
